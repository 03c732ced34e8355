/// How the list of a kind is read.
struct Listing: Sendable {
  enum Style: Sendable {
    /// Page numbers from 1 with a total: after the first page all others at once.
    case pages(size: Int)
    /// Each answer tells where the next begins.
    case cursor(size: Int)
    /// Each answer links to where the next begins.
    case after(size: Int)
    /// One answer holds everything.
    case whole
    /// There is no list: the answer is the one object.
    case single
    /// There is no list: each subject tells its own, as grants do.
    case perSubject
  }

  var style: Style
  /// The list's own path, where it is not the collection's.
  var path: String?
  var query: [(String, String)]
  /// Whether the list tells less of each object than a read by id.
  var isThin = false
  /// How many objects paging reaches, where the vendor sets it a bound.
  var reach: Int?

  init(
    _ style: Style, at path: String? = nil, query: [(String, String)] = [], isThin: Bool = false,
    reach: Int? = nil
  ) {
    self.reach = reach
    self.isThin = isThin
    self.style = style
    self.path = path.map { "/api/v2/" + $0 }
    self.query = query
  }
}
