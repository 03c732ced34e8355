import Documents

// How the vendor wraps what it answers.
extension Value {
  /// The answer without the wrapper that some versions and calls put around it.
  var unwrapped: Value {
    if case .object? = self["resultSet"] { return self["resultSet"] ?? self }
    return self
  }

  /// The elements of a list's answer; an empty list is no body at all.
  func elements(under members: [String]) -> [Value] {
    let answer = unwrapped
    if let elements = answer.array { return elements }
    let places = [answer] + (answer.object?.values.filter { $0.object != nil } ?? [])
    return places.lazy.flatMap { place in members.lazy.compactMap { place[$0]?.array } }.first ?? []
  }

  /// The one object of an answer: bare, under a member, or as the only element of a list.
  func entity(under members: [String]) -> Value? {
    let answer = unwrapped
    for member in members {
      if let list = answer[member]?.array { return list.first }
      if case .object? = answer[member] { return answer[member] }
    }
    if case .object = answer { return answer }
    return answer.array?.first
  }

  /// Whether the answer names a page after it.
  var leadsOn: Bool { unwrapped["_links"]?["next"]?.string.map { !$0.isEmpty } ?? false }

  /// How many elements a list has, where the answer tells.
  var total: Int? {
    ["totalRecords", "totalGroups", "totalCount", "totalResults", "hits"]
      .lazy.compactMap { unwrapped.count(under: $0) }.first
  }

  /// How many elements the caller's role may not see; whether the total counts them is not said.
  var hidden: Int { unwrapped.count(under: "hiddenAgents") ?? 0 }

  private func count(under name: String) -> Int? {
    self[name]?.integer ?? self[name]?.string.flatMap { Int($0) }
  }
}
