import Documents
import Model
import Transport

/// Finds a deactivated person whose name is still taken, and the calls that bring them back.
struct Reviver: Sendable {
  private let cxone: CXoneKind
  private let write: Write
  private let namesake: Namesake

  init(_ cxone: CXoneKind, _ write: Write, _ namesake: Namesake) {
    self.cxone = cxone
    self.write = write
    self.namesake = namesake
  }

  /// The calls that revive the object and then make it what was wished for; empty where none was
  /// switched off.
  func calls() async throws(ProviderError) -> [Call] {
    guard let live = try await namesake.switchedOff() else { return [] }
    let revive = Call(
      "bring back \(write.kind.singular) '\(write.key)'", method: "POST",
      path: cxone.path(of: live.id) + "/revive", creates: true)
    var update = write
    update.verb = .update
    update.live = live
    return [revive] + (try CallMaker(cxone, update).calls())
  }
}
