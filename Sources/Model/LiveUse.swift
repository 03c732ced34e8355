/// What goes on at an object right now.
package struct LiveUse: Hashable, Sendable {
  /// Conversations that wait for somebody.
  package var waiting: Int
  /// Conversations that somebody has.
  package var active: Int

  package init(waiting: Int = 0, active: Int = 0) {
    self.waiting = waiting
    self.active = active
  }

  /// Whether nothing goes on.
  package var isIdle: Bool { waiting == 0 && active == 0 }
}

extension LiveUse: CustomStringConvertible {
  package var description: String {
    isIdle ? "nobody waits or talks" : "\(waiting) waiting, \(active) in conversation"
  }
}
