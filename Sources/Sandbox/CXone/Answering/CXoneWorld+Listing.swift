import Documents
import Transport

/// What stands around a list.
struct CXoneFrame: OptionSet, Sendable {
  let rawValue: Int
  static let total = CXoneFrame(rawValue: 1)
  static let links = CXoneFrame(rawValue: 2)
  static let unit = CXoneFrame(rawValue: 4)
  static let pollTime = CXoneFrame(rawValue: 8)
  static let plain: CXoneFrame = [.total, .links]
  static let full: CXoneFrame = [.total, .links, .unit, .pollTime]
}

/// How lists are answered: a page by `skip` and `top`, and 204 where there is nothing.
extension CXoneWorld {
  /// Answers a list of a kind with the filters that lists have in common: `searchString`,
  /// `isActive`, `updatedSince`, `orderBy` and `fields`.
  func list(
    _ kind: CXoneKind, _ call: CXoneCall, as member: String, in frame: CXoneFrame = .full,
    upTo largest: Int = 100, where isWanted: (Record) -> Bool = { _ in true }
  ) throws(CXoneRefusal) -> Answer {
    let records = try filtered(kind, call).filter(isWanted)
    return try page(records, call, as: member, in: frame, upTo: largest) {
      rendered(kind, $0)
    }
  }

  /// The objects that the common filters of a call leave.
  func filtered(_ kind: CXoneKind, _ call: CXoneCall) throws(CXoneRefusal) -> [Record] {
    var records = shownRecords(kind.name)
    if let text = call.query["searchString"]?.lowercased(), !text.isEmpty {
      records = records.filter { ($0.text(kind.key) ?? "").lowercased().contains(text) }
    }
    if let isActive = try call.flag("isActive") {
      records = records.filter { ($0.fields["isActive"]?.bool ?? true) == isActive }
    }
    if let since = try Self.since(call), let stamp = kind.stamp {
      records = records.filter { record in
        record.text(stamp).flatMap { Instant($0) }.map { $0 >= since } ?? true
      }
    }
    return records
  }

  /// The moment of `updatedSince`, which three operations spell in three ways.
  private static func since(_ call: CXoneCall) throws(CXoneRefusal) -> Instant? {
    let names = ["updatedSince", "updateSince", "UpdatedSince"]
    guard let (name, text) = names.compactMap({ name in call.query[name].map { (name, $0) } }).first
    else { return nil }
    guard text.hasSuffix("Z"), let moment = Instant(text) else {
      throw .invalid("\(name) is '\(text)', expected a time in UTC that ends in Z")
    }
    return moment
  }

  /// Answers one page of anything that can be shown as an object.
  func page<Element>(
    _ elements: [Element], _ call: CXoneCall, as member: String, in frame: CXoneFrame = .plain,
    around: Object = [:], upTo largest: Int = 100, showing show: (Element) -> Object
  ) throws(CXoneRefusal) -> Answer {
    let slice = try CXoneSlice(call, total: elements.count, upTo: largest)
    var shown: [Object]
    if let order = call.query["orderBy"], !order.isEmpty {
      shown = Self.ordered(elements.map(show), by: order)
      shown = Array(shown[slice.range])
    } else {
      shown = elements[slice.range].map(show)
    }
    guard !shown.isEmpty else { return .empty }
    if let fields = call.query["fields"], !fields.isEmpty {
      let wanted = Set(fields.lowercased().split(separator: ",").map { $0.filter { $0 != " " } })
      shown = shown.map { object in
        Object(object.filter { wanted.contains($0.key.lowercased()) }.map { ($0.key, $0.value) })
      }
    }
    var body = around
    if frame.contains(.total) { body["totalRecords"] = .integer(elements.count) }
    if frame.contains(.links) { body["_links"] = slice.links(call) }
    if frame.contains(.unit) { body["businessUnitId"] = unitId }
    if frame.contains(.pollTime) { body["lastPollTime"] = .string(call.now.description) }
    body[member] = .array(shown.map { .object($0) })
    return .value(.object(body))
  }

  /// `field asc` or `field desc`.
  private static func ordered(_ objects: [Object], by order: String) -> [Object] {
    let words = order.split(separator: " ").map(String.init)
    guard let field = words.first else { return objects }
    let isDescending = words.last?.lowercased() == "desc"
    func precedes(_ left: Object, _ right: Object) -> Bool {
      guard let one = left[field]?.integer, let other = right[field]?.integer else {
        return (left[field]?.string ?? "").lowercased() < (right[field]?.string ?? "").lowercased()
      }
      return one < other
    }
    // The sort of the library keeps the order of what is alike.
    let sorted = objects.sorted(by: precedes)
    return isDescending ? sorted.reversed() : sorted
  }
}

/// The stretch of a list that one page holds.
private struct CXoneSlice {
  let range: Range<Int>
  private let total: Int
  private let size: Int

  /// What is asked for beyond the largest page is not refused: the page is as large as it gets.
  init(_ call: CXoneCall, total: Int, upTo largest: Int) throws(CXoneRefusal) {
    let start = min(total, try call.number("skip") ?? 0)
    size = max(1, min(try call.number("top") ?? min(50, largest), largest))
    range = start..<min(total, start + size)
    self.total = total
  }

  func links(_ call: CXoneCall) -> Value {
    var links: Object = ["self": link(range.lowerBound, call)]
    if range.upperBound < total { links["next"] = link(range.upperBound, call) }
    if range.lowerBound > 0 { links["previous"] = link(max(0, range.lowerBound - size), call) }
    return .object(links)
  }

  private func link(_ skip: Int, _ call: CXoneCall) -> Value {
    .string("\(call.path)?\(call.query.text(replacing: "skip", with: String(skip)))")
  }
}
