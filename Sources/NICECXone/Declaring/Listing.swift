import Documents

/// How the list of a kind is read.
struct Listing: Sendable {
  enum Style: Sendable {
    /// `skip` and `top` in the query.
    case pages
    /// `skip` and `top` in the body of a search.
    case search
    /// Numbered pages in the body of a search.
    case numberedSearch
    /// One answer holds everything.
    case whole
    /// There is no list.
    case none
  }

  var style: Style
  /// Under which members answers hold the list, the pinned version's first.
  var members: [String]
  /// The list's own path, where it is not the collection's.
  var path: String?
  var query: [(String, String)] = []
  /// Whether `searchString` narrows the list.
  var isSearchable = false
  /// Whether the list holds names and ids only, and all else is read object by object.
  var isNamesOnly = false

  init(_ style: Style, _ members: String..., at path: String? = nil) {
    self.style = style
    self.members = members
    self.path = path
  }

  static func pages(_ members: String..., query: [(String, String)] = []) -> Listing {
    var listing = Listing(.pages)
    listing.members = members
    listing.query = query
    listing.isSearchable = true
    return listing
  }

  /// The most elements that every tenant was seen to give on one page.
  static let pageSize = 100
}
