/// A compiled schema: all the subschemas that can be reached, referring to one another by number.
struct Program: Sendable {
  struct Subschema: Sendable {
    /// Which resource it stands in: what `$dynamicRef` looks through.
    var resource: Int
    var keywords: [Keyword] = []
    /// Whether it must know what its own keywords have looked at.
    var needsMarks = false
  }

  var subschemas: [Subschema] = []
  /// For each name of a `$dynamicRef`: which subschema it means in which resource.
  var dynamicTables: [[Int: Int]] = []
}
