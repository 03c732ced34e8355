import Documents
import Model
import Planning

/// Where an object's attributes are written.
struct Origins {
  private let ranges: [String: SourceRange]
  private let home: SourceRange?

  /// Nowhere: the object is the tenant's own.
  init() {
    ranges = [:]
    home = nil
  }

  init(_ resource: Resource) {
    ranges = resource.origins
    home = resource.declaredAt
  }

  init(_ change: Change) {
    ranges = Dictionary(
      change.attributes.compactMap { attribute in attribute.origin.map { (attribute.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    home = change.declaredAt ?? change.attributes.first?.origin
  }

  /// The line of the attribute that a path leads to or into; that of the object where there is
  /// none.
  func range(of path: [String]) -> SourceRange? {
    for length in stride(from: path.count, to: 0, by: -1) {
      if let range = ranges[path.prefix(length).joined(separator: ".")] { return range }
    }
    return home
  }
}
