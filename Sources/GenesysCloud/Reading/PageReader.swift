import Documents
import Model
import Transport

/// Reads whole lists, with the fewest requests that the vendor's paging allows.
struct PageReader: Sendable {
  /// What every list takes, also one that refuses more.
  private static let safeSize = 100

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// What is kept of a page.
  typealias Reading<Element> = @Sendable (_ entities: [Value]) -> [Element]

  /// Reads all entities; nil where the collection is gone.
  func all(_ list: TenantRequest, _ style: Listing.Style) async throws(ProviderError) -> [Value]? {
    try await all(list, style) { $0 }.map(Self.unique)
  }

  /// Reads all entities and keeps of each page, as soon as it is there, only what `reading` gives;
  /// one entity can stand on two pages.
  func all<Element: Sendable>(
    _ list: TenantRequest, _ style: Listing.Style, _ reading: @escaping Reading<Element>
  ) async throws(ProviderError) -> [Element]? {
    switch style {
    case .pages(let size): return try await pages(list, size, reading)
    case .cursor(let size):
      return try await chain(list, size, by: "cursor", reading) { $0["cursor"]?.string }
    case .after(let size):
      return try await chain(list, size, by: "after", reading) { page throws(ProviderError) in
        try Self.place(after: page, of: list)
      }
    case .whole, .perSubject:
      return try await connection.sendIfThere(list).map { reading($0.entities) }
    case .single: return try await connection.sendIfThere(list).map { reading([$0]) }
    }
  }

  /// Reads the first page, which tells how many there are, and then all others at once.
  ///
  /// A list that gives less than it says is read once more, since the tenant may have changed
  /// meanwhile, and then refused: what is missing from half a list would look as if it were gone.
  private func pages<Element: Sendable>(
    _ list: TenantRequest, _ size: Int, again isSecond: Bool = false,
    _ reading: @escaping Reading<Element>
  ) async throws(ProviderError) -> [Element]? {
    guard let (first, asked) = try await first(list, size, TenantRequest.firstPage) else {
      return nil
    }
    // A vendor that caps the size silently says so in its answer.
    let size = min(asked, first["pageSize"]?.integer ?? asked)
    guard let count = first.pageCount(size: size) else {
      return reading(try await following(list, after: first, size))
    }
    var parts = [Part(first, reading)]
    if count > 1 {
      parts += try await concurrently(Array(2...count)) { number throws(ProviderError) in
        try await part(list.page(number, size), reading)
      }
    }
    let found = parts.reduce(0) { $0 + $1.count }
    guard let total = first["total"]?.integer, found < total else {
      return parts.flatMap(\.elements)
    }
    guard isSecond else { return try await pages(list, size, again: true, reading) }
    throw ProviderError(
      list.operation,
      .unreadable("the list says that it holds \(total) and gives \(found)"))
  }

  /// What is kept of a page, and how many entities it had.
  private struct Part<Element: Sendable>: Sendable {
    let count: Int
    let elements: [Element]

    init(_ page: Value, _ reading: Reading<Element>) {
      count = page.entities.count
      elements = reading(page.entities)
    }
  }

  private func part<Element: Sendable>(
    _ request: TenantRequest, _ reading: Reading<Element>
  ) async throws(ProviderError) -> Part<Element> {
    Part(try await connection.send(request), reading)
  }

  /// Pages that do not tell how many there are: on until one is empty, or short and the last.
  private func following(
    _ list: TenantRequest, after first: Value, _ size: Int
  ) async throws(ProviderError) -> [Value] {
    var all = first.entities
    var page = first
    var number = 1
    while !page.entities.isEmpty, page.entities.count >= size || page["nextUri"]?.string != nil {
      number += 1
      page = try await connection.send(list.page(number, size))
      all += page.entities
    }
    return all
  }

  /// The first answer, and the size that it was asked with in the end.
  private func first(
    _ list: TenantRequest, _ size: Int, _ sized: (TenantRequest) -> (Int) -> TenantRequest
  ) async throws(ProviderError) -> (page: Value, size: Int)? {
    do throws(ProviderError) {
      return try await connection.sendIfThere(sized(list)(size)).map { ($0, size) }
    } catch {
      guard error.status == 400, size > Self.safeSize else { throw error }
      return try await connection.sendIfThere(sized(list)(Self.safeSize))
        .map { ($0, Self.safeSize) }
    }
  }

  /// Reads on from answer to answer: `next` takes out of each where the following one begins, which
  /// goes into `parameter` and must never come twice.
  private func chain<Element: Sendable>(
    _ list: TenantRequest, _ size: Int, by parameter: String, _ reading: Reading<Element>,
    next: (Value) throws(ProviderError) -> String?
  ) async throws(ProviderError) -> [Element]? {
    guard let start = try await first(list, size, TenantRequest.slice) else { return nil }
    var page = start.page
    var all = reading(page.entities)
    var seen: Set<String> = []
    while let place = try next(page), !place.isEmpty {
      guard seen.insert(place).inserted else {
        throw ProviderError(list.operation, .unreadable("the same cursor '\(place)' came twice"))
      }
      var request = list.slice(start.size)
      request.query.append((parameter, place))
      page = try await connection.send(request)
      all += reading(page.entities)
    }
    return all
  }

  private static func place(
    after page: Value, of list: TenantRequest
  ) throws(ProviderError) -> String? {
    guard let link = page["nextUri"]?.string else { return nil }
    guard let place = link.place else {
      throw ProviderError(
        list.operation, .unreadable("the link '\(link)' does not tell where to go on"))
    }
    return place
  }

  /// Pages shift while objects change, so one object can stand on two of them.
  private static func unique(_ entities: [Value]) -> [Value] {
    var seen: Set<String> = []
    return entities.filter { entity in
      entity["id"]?.string.map { seen.insert($0).inserted } ?? true
    }
  }
}

extension TenantRequest {
  /// A part of a list that goes on by cursor.
  fileprivate func slice(_ size: Int) -> TenantRequest {
    var request = self
    request.query.append(("pageSize", String(size)))
    return request
  }

  fileprivate func firstPage(_ size: Int) -> TenantRequest { page(1, size) }

  fileprivate func page(_ number: Int, _ size: Int) -> TenantRequest {
    var request = self
    request.query += [("pageSize", String(size)), ("pageNumber", String(number))]
    return request
  }
}

extension String {
  /// Where a list goes on: the `after` of a link.
  fileprivate var place: String? {
    guard let mark = firstIndex(of: "?") else { return nil }
    let fields = PercentCoding.fields(of: String(self[index(after: mark)...]))
    return fields.first { $0.name == "after" && !$0.value.isEmpty }?.value
  }
}

extension Value {
  /// The objects of a list's answer.
  var entities: [Value] { self["entities"]?.array ?? [] }

  fileprivate func pageCount(size: Int) -> Int? {
    if let total = self["total"]?.integer, size > 0 { return (total + size - 1) / size }
    return self["pageCount"]?.integer
  }
}
