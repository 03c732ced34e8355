/// How the list of a kind is read.
struct Listing: Sendable {
  enum Style: Sendable {
    /// Page numbers from 1 with a total: after the first page all others at once.
    case pages(size: Int)
    /// Each answer tells where the next begins.
    case cursor(size: Int)
    /// One answer holds everything.
    case whole
    /// There is no list: each subject tells its own, as grants do.
    case perSubject
  }

  var style: Style
  /// The list's own path, where it is not the collection's.
  var path: String?
  var query: [(String, String)]

  init(_ style: Style, at path: String? = nil, query: [(String, String)] = []) {
    self.style = style
    self.path = path.map { "/api/v2/" + $0 }
    self.query = query
  }
}
