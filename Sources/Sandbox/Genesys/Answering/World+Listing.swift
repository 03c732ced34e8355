import Documents

/// How a list compares its `name` parameter.
enum NameFilter: Sendable {
  case exact
  case prefix
  case contains
  /// Exact, with asterisks at either end.
  case glob
}

extension World {
  /// Answers a paged list of a kind with the usual filters `name`, `id` and `divisionId`.
  func list(
    _ kind: Kind, _ call: Call, filter: NameFilter = .exact, upTo largest: Int = 100,
    adding extras: (World, Int) -> Object = { _, _ in [:] }
  ) throws(Refusal) -> Answer {
    let places = listed(kind, call, filter)
    return try page(kind, places, call, upTo: largest, adding: extras)
  }

  /// The places that the filters of a call leave, in order.
  func listed(_ kind: Kind, _ call: Call, _ filter: NameFilter) -> [Int] {
    guard let holding = seen[kind.name] else { return [] }
    var places = holding.order
    let ids = call.query.all("id")
    if !ids.isEmpty {
      let wanted = Set(ids.compactMap { holding.index(of: $0) })
      places = places.filter { wanted.contains($0) }
    }
    if let name = call.query["name"], !name.isEmpty {
      let matches = Self.matcher(name, filter)
      places = places.filter { matches(holding.name(at: $0).lowercased()) }
    }
    let divisions = Set(call.query.all("divisionId"))
    if !divisions.isEmpty {
      places = places.filter { divisions.contains(holding.division(at: $0) ?? "*") }
    }
    if let permitted = call.divisions, kind.isDivisioned {
      places = places.filter {
        holding.division(at: $0).map { $0 == "*" || permitted.contains($0) } ?? true
      }
    }
    let isDescending = call.query["sortOrder"]?.lowercased().hasPrefix("desc") ?? false
    return isDescending != conditions.isReversed ? places.reversed() : places
  }

  /// A list as it is answered: back to front where a test wants to see who relies on an order.
  func ordered<Element>(_ elements: [Element]) -> [Element] {
    conditions.isReversed ? elements.reversed() : elements
  }

  private static func matcher(_ text: String, _ filter: NameFilter) -> (String) -> Bool {
    let wanted = text.lowercased()
    switch filter {
    case .exact: return { $0 == wanted }
    case .prefix: return { $0.hasPrefix(wanted) }
    case .contains: return { $0.contains(wanted) }
    case .glob:
      let core = String(wanted.drop { $0 == "*" }.reversed().drop { $0 == "*" }.reversed())
      return switch (wanted.hasPrefix("*"), wanted.hasSuffix("*")) {
      case (true, true): { $0.contains(core) }
      case (true, false): { $0.hasSuffix(core) }
      case (false, true): { $0.hasPrefix(core) }
      case (false, false): { $0 == core }
      }
    }
  }

  /// Answers one page of the objects at those places.
  func page(
    _ kind: Kind, _ places: [Int], _ call: Call, upTo largest: Int,
    adding extras: (World, Int) -> Object = { _, _ in [:] }
  ) throws(Refusal) -> Answer {
    let slice = try Slice(call, total: places.count, upTo: largest)
    var writer = JSONWriter()
    writer.reserve(slice.range.count * 1_024)
    writer.raw("{\"entities\":[")
    for (number, place) in places[slice.range].enumerated() {
      if number > 0 { writer.raw(",") }
      write(kind, at: place, adding: extras(self, place), to: &writer)
    }
    writer.raw("]")
    slice.write(call, isTotalKnown: true, to: &writer)
    return .bytes(writer.bytes)
  }

  /// Answers one page of values that are no objects of a kind.
  func page(
    _ values: [Value], _ call: Call, upTo largest: Int = 100, hasLinks: Bool = true,
    adding extras: Object = [:]
  ) throws(Refusal) -> Answer {
    try page(values, call, upTo: largest, hasLinks: hasLinks, adding: extras) { $0 }
  }

  /// The same of a long list: only what stands on the page is shown.
  func page<Element>(
    _ elements: [Element], _ call: Call, upTo largest: Int = 100, hasLinks: Bool = true,
    adding extras: Object = [:], shown: (Element) -> Value
  ) throws(Refusal) -> Answer {
    let slice = try Slice(call, total: elements.count, upTo: largest)
    var writer = JSONWriter()
    writer.raw("{\"entities\":")
    writer.write(.array(ordered(elements)[slice.range].map(shown)))
    for (name, value) in extras {
      writer.raw(",")
      writer.write(name)
      writer.raw(":")
      writer.write(value)
    }
    slice.write(call, hasLinks: hasLinks, to: &writer)
    return .bytes(writer.bytes)
  }
}

/// The stretch of a list that one page holds.
struct Slice: Sendable {
  let number: Int
  let size: Int
  let total: Int

  init(_ call: Call, total: Int, upTo largest: Int) throws(Refusal) {
    size = try call.query.number("pageSize", default: 25, in: 1...largest)
    number = try call.query.number("pageNumber", default: 1, in: 1...10_000_000)
    self.total = total
  }

  var range: Range<Int> {
    let start = min(total, (number - 1) * size)
    return start..<min(total, start + size)
  }

  var count: Int { (total + size - 1) / size }

  /// Writes what stands around the entities, up to the closing brace.
  func write(
    _ call: Call, isTotalKnown: Bool = true, hasLinks: Bool = true, to writer: inout JSONWriter
  ) {
    var around: Object = ["pageSize": .integer(size), "pageNumber": .integer(number)]
    if isTotalKnown {
      around["total"] = .integer(total)
      around["pageCount"] = .integer(count)
      if hasLinks { around["lastUri"] = uri(max(1, count), call) }
    }
    if hasLinks { link(&around, call) }
    for (name, value) in around {
      writer.raw(",")
      writer.write(name)
      writer.raw(":")
      writer.write(value)
    }
    writer.raw("}")
  }

  private func link(_ around: inout Object, _ call: Call) {
    around["firstUri"] = uri(1, call)
    around["selfUri"] = uri(number, call)
    if range.upperBound < total { around["nextUri"] = uri(number + 1, call) }
    if number > 1 { around["previousUri"] = uri(number - 1, call) }
  }

  private func uri(_ page: Int, _ call: Call) -> Value {
    let query = call.query.text(replacing: "pageNumber", with: String(page))
    return .string("\(call.path)?\(query)")
  }
}
