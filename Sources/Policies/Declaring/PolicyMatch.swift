import Documents
package import Model
package import Planning

/// Which changes and objects a policy speaks of; each list that is empty lets everything through.
package struct PolicyMatch: Sendable {
  /// The word for what a plan leaves as it is.
  package static let noAction = "no-op"

  /// Patterns of kinds' names.
  package var kinds: [AddressPattern]
  /// Patterns of addresses.
  package var addresses: [AddressPattern]
  /// Patterns of actions.
  package var actions: [AddressPattern]

  package init(
    kinds: [AddressPattern] = [], addresses: [AddressPattern] = [], actions: [AddressPattern] = []
  ) {
    self.kinds = kinds
    self.addresses = addresses
    self.actions = actions
  }

  init(_ value: Value?) {
    func patterns(_ name: String) -> [AddressPattern] {
      (value?[name]?.array ?? []).compactMap { $0.string.map { AddressPattern($0) } }
    }
    self.init(
      kinds: patterns("kinds"), addresses: patterns("addresses"), actions: patterns("actions"))
  }

  /// Tells whether the policy speaks of an object with which a plan does something, or nothing.
  package func includes(_ address: Address, _ action: Change.Action?) -> Bool {
    let word = action?.rawValue ?? Self.noAction
    return (actions.isEmpty || actions.contains { $0.matches(word) }) && includes(address)
  }

  /// Tells whether it speaks of an object, whatever is done with it.
  func includes(_ address: Address) -> Bool {
    (kinds.isEmpty || kinds.contains { $0.matches(address.kind) })
      && (addresses.isEmpty || addresses.contains { $0.matches(address) })
  }
}
