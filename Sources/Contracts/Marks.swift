/// What the keywords of a schema have looked at in an object or array: all that `unevaluated…`
/// has to know.
struct Marks {
  /// Where nobody will ask nothing is collected.
  let isCollecting: Bool
  private(set) var hasAllMembers = false
  private var members: Set<String> = []
  private var firstElements = 0
  private var elements: Set<Int> = []

  init(isCollecting: Bool) {
    self.isCollecting = isCollecting
  }

  func covers(member: String) -> Bool { hasAllMembers || members.contains(member) }

  func covers(element: Int) -> Bool { element < firstElements || elements.contains(element) }

  mutating func add(member: String) {
    if isCollecting, !hasAllMembers { members.insert(member) }
  }

  mutating func addAllMembers() {
    hasAllMembers = true
  }

  mutating func add(element: Int) {
    if isCollecting { elements.insert(element) }
  }

  mutating func add(elementsBefore end: Int) {
    firstElements = max(firstElements, end)
  }

  mutating func merge(_ other: Marks) {
    hasAllMembers = hasAllMembers || other.hasAllMembers
    firstElements = max(firstElements, other.firstElements)
    if !other.members.isEmpty { members.formUnion(other.members) }
    if !other.elements.isEmpty { elements.formUnion(other.elements) }
  }
}
