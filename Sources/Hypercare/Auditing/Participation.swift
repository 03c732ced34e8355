import Model

/// The roles that somebody has in a hypercare, and whether what they may open is open.
struct Participation: Hashable {
  /// Places of roles in the document that are held throughout the window.
  var standing: Set<Int> = []
  /// Places of break-glass roles that the person may open.
  var openable: Set<Int> = []
  /// Those of them that are open.
  var open: Set<Int> = []

  /// All of them, in the order of the document.
  var all: [Int] { standing.union(openable).sorted() }
  /// What must be held now.
  var held: [Int] { standing.union(open).sorted() }
}
