/// Finds for each element of one set the element of another that it stands for.
///
/// An element has no place, and one that says little agrees with many: as far as that goes, each
/// is given a partner of its own (Kuhn's algorithm for bipartite matching).
package struct ElementMatching {
  private let agrees: (_ element: Int, _ other: Int) -> Bool
  private let count: Int
  /// Whose partner each of the others is.
  private var holders: [Int?]
  private var known: [[Bool?]]

  /// Takes how many elements there are on both sides, and whether two of them agree, which is asked
  /// once for each pair at the most.
  package init(
    _ elements: Int, with others: Int, agreeing: @escaping (_ element: Int, _ other: Int) -> Bool
  ) {
    agrees = agreeing
    count = elements
    holders = Array(repeating: nil, count: others)
    known = Array(repeating: [], count: elements)
  }

  /// The partner of each element; nil where there is none left.
  package mutating func partners() -> [Int?] {
    for element in 0..<count {
      var asked = Set<Int>()
      _ = claim(element, &asked)
    }
    var partners = [Int?](repeating: nil, count: count)
    for (other, holder) in holders.enumerated() {
      if let holder { partners[holder] = other }
    }
    return partners
  }

  /// Finds a partner, where need be one whose holder can take another.
  private mutating func claim(_ element: Int, _ asked: inout Set<Int>) -> Bool {
    for other in holders.indices where holders[other] == nil && agree(element, other) {
      holders[other] = element
      return true
    }
    for other in holders.indices where agree(element, other) && asked.insert(other).inserted {
      guard let holder = holders[other], claim(holder, &asked) else { continue }
      holders[other] = element
      return true
    }
    return false
  }

  private mutating func agree(_ element: Int, _ other: Int) -> Bool {
    if known[element].isEmpty { known[element] = Array(repeating: nil, count: holders.count) }
    if let known = known[element][other] { return known }
    let found = agrees(element, other)
    known[element][other] = found
    return found
  }
}
