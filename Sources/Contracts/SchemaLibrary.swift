import Documents

/// The documents that references may lead into, and the names they give to their parts.
///
/// Nothing is ever fetched: a document is here because it was given, or is one of the metaschemas.
struct SchemaLibrary {
  /// A schema in a document.
  struct Place: Hashable {
    var document: Int
    var pointer: JSONPointer
  }

  /// A schema with a URI of its own: the base for the references in it.
  struct Resource {
    var uri: URIReference
    var place: Place
    var dialect: Dialect
    var anchors: [String: Place] = [:]
    var dynamicAnchors: [String: Place] = [:]
  }

  struct Document {
    var name: String
    var value: Value
  }

  private(set) var documents: [Document] = []
  private(set) var resources: [Resource] = []
  private(set) var problems: [SchemaError.Problem] = []
  private var byURI: [String: Int] = [:]
  private var byPlace: [Place: Int] = [:]
  /// Documents that were given and not needed so far, by URI.
  private var shelf: [String: Value]

  init(given: [String: Value]) {
    shelf = [:]
    for (uri, value) in given {
      shelf[URIReference(uri).document.description] = value
    }
    for (uri, value) in given {
      // A document may call itself other than where it was found.
      guard let text = value["$id"]?.string else { continue }
      let own = URIReference(text).resolved(against: URIReference(uri)).document.description
      if shelf[own] == nil { shelf[own] = value }
    }
  }

  /// Adds a document and indexes what it names; gives its root resource.
  mutating func add(_ value: Value, name: String, base: URIReference) -> Int {
    let place = Place(document: documents.count, pointer: JSONPointer())
    documents.append(Document(name: name, value: value))
    let root = addResource(
      Resource(uri: base.document, place: place, dialect: dialect(of: value, at: place, .standard)))
    if let object = value.object { index(object, at: place, in: root, level: 0) }
    return root
  }

  private mutating func addResource(_ resource: Resource) -> Int {
    resources.append(resource)
    let number = resources.count - 1
    let uri = resource.uri.description
    if byURI[uri] == nil { byURI[uri] = number }
    byPlace[resource.place] = number
    return number
  }

  mutating func report(_ message: String, at place: Place) {
    problems.append(
      SchemaError.Problem(
        document: documents[place.document].name, pointer: place.pointer.description,
        message: message))
  }

  private static let deepest = 1_000

  private mutating func index(
    _ object: Object, at place: Place, in outer: Int, level: Int
  ) {
    guard level < Self.deepest else {
      return report("schemas are nested deeper than \(Self.deepest)", at: place)
    }
    let resource = enter(object, at: place, outer)
    for keyword in ["$anchor", "$dynamicAnchor"] {
      addAnchor(object, keyword, at: place, in: resource)
    }
    let dialect = resources[resource].dialect
    var inner: [(Object, JSONPointer)] = []
    Subschemas.visit(of: object, at: place.pointer, dialect: dialect) { value, pointer in
      if let object = value.object { inner.append((object, pointer)) }
    }
    for (object, pointer) in inner {
      let place = Place(document: place.document, pointer: pointer)
      index(object, at: place, in: resource, level: level + 1)
    }
  }

  /// Opens the resource that `$id` begins, where there is one.
  private mutating func enter(_ object: Object, at place: Place, _ outer: Int) -> Int {
    guard let id = object["$id"] else { return outer }
    let at = Place(document: place.document, pointer: place.pointer.appending("$id"))
    guard let text = id.string else {
      report("'$id' must be a string", at: at)
      return outer
    }
    let uri = URIReference(text)
    if let fragment = uri.fragment, !fragment.isEmpty {
      report("'$id' must not have a fragment; '$anchor' names a part of a schema", at: at)
      return outer
    }
    let resolved = uri.resolved(against: resources[outer].uri).document
    if place.pointer.tokens.isEmpty {
      resources[outer].uri = resolved
      if byURI[resolved.description] == nil { byURI[resolved.description] = outer }
      return outer
    }
    let inherited = resources[outer].dialect
    return addResource(
      Resource(
        uri: resolved, place: place, dialect: dialect(of: .object(object), at: place, inherited)))
  }

  private mutating func addAnchor(
    _ object: Object, _ keyword: String, at place: Place, in resource: Int
  ) {
    guard let anchor = object[keyword] else { return }
    let at = Place(document: place.document, pointer: place.pointer.appending(keyword))
    guard let name = anchor.string, Self.isAnchor(name) else {
      return report(
        "'\(keyword)' must be a name of letters, digits, '-', '_' and '.' that begins with a "
          + "letter or '_'", at: at)
    }
    if let earlier = resources[resource].anchors[name], earlier != place {
      return report("the anchor '\(name)' is also at \(earlier.pointer)", at: at)
    }
    resources[resource].anchors[name] = place
    if keyword == "$dynamicAnchor" { resources[resource].dynamicAnchors[name] = place }
  }

  private static func isAnchor(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isASCIILetter || first == UInt8(ascii: "_") else {
      return false
    }
    return name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "-_.".utf8.contains($0) }
  }
}

extension SchemaLibrary {
  /// Where a reference leads, or why it leads nowhere.
  mutating func find(_ reference: String, from resource: Int) -> Result<Place, Missing> {
    let target = URIReference(reference).resolved(against: resources[resource].uri)
    let uri = target.document.description
    guard let found = self.resource(uri) else {
      return .failure(
        Missing(message: "'\(reference)' leads to '\(uri)', which was not given"))
    }
    guard let fragment = target.fragment.flatMap(URIReference.decoded) else {
      return target.fragment == nil
        ? .success(resources[found].place)
        : .failure(Missing(message: "'\(reference)' is not encoded as a URI"))
    }
    if let place = place(fragment, in: found) { return .success(place) }
    let what = fragment.hasPrefix("/") ? "place" : "anchor"
    return .failure(Missing(message: "'\(reference)' leads to no \(what) in the schema"))
  }

  struct Missing: Error {
    var message: String
  }

  private func place(_ fragment: String, in resource: Int) -> Place? {
    guard let pointer = JSONPointer(parsing: fragment) else {
      return resources[resource].anchors[fragment]
    }
    var place = resources[resource].place
    place.pointer.tokens += pointer.tokens
    return value(at: place) == nil ? nil : place
  }

  func value(at place: Place) -> Value? {
    documents[place.document].value.at(place.pointer)
  }

  /// The resource that begins at a place.
  func resource(at place: Place) -> Int? { byPlace[place] }

  /// The innermost resource around a place.
  func resource(around place: Place) -> Int {
    var place = place
    while true {
      if let resource = byPlace[place] { return resource }
      if place.pointer.tokens.isEmpty { return 0 }
      place.pointer.tokens.removeLast()
    }
  }

  /// The resource of that URI; takes its document from the shelf where it was not needed before.
  private mutating func resource(_ uri: String) -> Int? {
    if let known = byURI[uri] { return known }
    if let value = shelf[uri] ?? Metaschemas.document(uri) {
      let root = add(value, name: uri, base: URIReference(uri))
      return byURI[uri] ?? root
    }
    addShelf()
    return byURI[uri]
  }

  /// Adds all that was given: what is looked for may be a part of it with a URI of its own.
  private mutating func addShelf() {
    for (uri, value) in shelf.sorted(by: { $0.key < $1.key }) where byURI[uri] == nil {
      _ = add(value, name: uri, base: URIReference(uri))
    }
  }

  private mutating func dialect(
    of value: Value, at place: Place, _ inherited: Dialect
  ) -> Dialect {
    guard let declared = value["$schema"] else { return inherited }
    let at = Place(document: place.document, pointer: place.pointer.appending("$schema"))
    guard let text = declared.string else {
      report("'$schema' must be a string", at: at)
      return inherited
    }
    let uri = text.hasSuffix("#") ? String(text.dropLast()) : text
    switch uri {
    case Dialect.standardURI: return .standard
    case Dialect.draft2019URI: return .draft2019
    default: return customDialect(uri, at: at)
    }
  }

  private mutating func customDialect(_ uri: String, at place: Place) -> Dialect {
    guard let metaschema = shelf[uri] ?? Metaschemas.document(uri) else {
      report("'\(uri)' is no known dialect; write '\(Dialect.standardURI)'", at: place)
      return .standard
    }
    guard let vocabularies = metaschema["$vocabulary"]?.object else { return .standard }
    let listed = vocabularies.map { (uri: $0.key, isRequired: $0.value.bool ?? false) }
    switch Dialect.with(vocabularies: listed) {
    case .success(let dialect): return dialect
    case .failure(let unknown):
      report("'\(uri)' requires the vocabulary '\(unknown.vocabulary)', unknown here", at: place)
      return .standard
    }
  }
}
