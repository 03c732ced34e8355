import Documents

/// All objects of one kind: seeded ones by number, changed and new ones as records.
struct Holding: Sendable {
  /// What identifiers look like.
  enum Numbering: Sendable {
    /// 24 characters that all have in common, and a number.
    case uuid(prefix: String)
    /// Whole numbers from one on.
    case whole(from: Int)
  }

  let numbering: Numbering
  let key: String
  /// The field that lists are in the order of.
  let title: String
  let seeded: Seeded?
  /// What differs from the seed; an inner nil is an object that is gone.
  private var changed: [Int: Record?] = [:]
  private(set) var next: Int
  /// Places of all objects that are not deleted, by name.
  private(set) var order: [Int]
  /// Places of objects that are deleted and can still be read.
  private(set) var graveyard: [Int] = []
  private var places: [String: [Int]] = [:]
  private var foreign: [String: Int] = [:]
  /// Fields by whose references objects are found without a look at all of them.
  private let links: [String]
  /// Places of live objects by what such a field refers to.
  private var linked: [Link: Set<Int>] = [:]

  private struct Link: Hashable {
    var field: String
    var target: String
  }

  /// Starts with the seeded objects.
  init(
    _ numbering: Numbering, key: String, title: String = "name", seeded: Seeded? = nil,
    links: [String] = []
  ) {
    self.numbering = numbering
    self.key = key
    self.title = title
    self.seeded = seeded
    self.links = links
    next = seeded?.count ?? 0
    order = Array(0..<next)
  }

  func id(at index: Int) -> String {
    switch numbering {
    case .uuid(let prefix): Self.id(prefix, index)
    case .whole(let first): String(first + index)
    }
  }

  static func id(_ prefix: String, _ index: Int) -> String {
    let digits = String(index, radix: 16)
    return prefix + String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
  }

  /// The place of an id, also of an object that is gone.
  func index(of id: String) -> Int? {
    if let index = foreign[id] { return index }
    guard let index = number(in: id), (0..<next).contains(index) else { return nil }
    return index
  }

  private func number(in id: String) -> Int? {
    switch numbering {
    case .uuid(let prefix):
      guard id.utf8.count == 36, id.hasPrefix(prefix) else { return nil }
      return Int(id.dropFirst(24), radix: 16)
    case .whole(let first): return Int(id).map { $0 - first }
    }
  }

  func record(at index: Int) -> Record? {
    if let record = changed[index] { return record }
    guard let seeded, index < seeded.count else { return nil }
    return seeded.record(at: index, id: id(at: index))
  }

  func record(_ id: String) -> Record? { index(of: id).flatMap { record(at: $0) } }

  func isSeeded(_ index: Int) -> Bool {
    changed[index] == nil && index < (seeded?.count ?? 0)
  }

  /// The places of live objects with that natural key, whatever its case.
  func places(of text: String) -> [Int] {
    let lowered = text.lowercased()
    let known = places[lowered] ?? []
    guard let index = seeded?.index(ofKey: lowered), isSeeded(index) else { return known }
    return [index] + known
  }

  /// The live objects that refer to that one, in order; `field` is one of the links.
  func records(where field: String, is target: String) -> [Record] {
    (linked[Link(field: field, target: target)] ?? []).compactMap { record(at: $0) }
      .sorted { $0.name < $1.name }
  }

  /// One list that hangs on an object, without making the whole object.
  func part(_ name: String, at index: Int) -> [Object] {
    if isSeeded(index), let seeded { return seeded.parts(index)[name] ?? [] }
    return record(at: index)?.part(name) ?? []
  }

  /// The division of an object, without making the whole object.
  func division(at index: Int) -> String? {
    if isSeeded(index), let seeded { return seeded.division(at: index) }
    return record(at: index)?.reference("division")
  }

  func key(at index: Int) -> String {
    if isSeeded(index), let seeded { return seeded.key(at: index) }
    return record(at: index)?.text(key) ?? ""
  }

  func name(at index: Int) -> String {
    if isSeeded(index), let seeded { return seeded.name(at: index) }
    return record(at: index)?.text(title) ?? ""
  }

  /// Takes a place for a new object; its id is the given one or one of ours.
  mutating func claim(id: String? = nil) -> (index: Int, id: String) {
    let index = next
    next += 1
    guard let id, id != self.id(at: index) else { return (index, self.id(at: index)) }
    foreign[id] = index
    return (index, id)
  }

  /// Puts an object in its place, or with nil takes it away.
  mutating func put(_ record: Record?, at index: Int) {
    next = max(next, index + 1)
    if let id = record?.id, id != self.id(at: index) { foreign[id] = index }
    if isAlive(index) { unlist(index) }
    graveyard.removeAll { $0 == index }
    changed[index] = .some(record)
    guard let record else { return }
    if record.isDeleted { graveyard.append(index) } else { list(index, record) }
  }

  func isAlive(_ index: Int) -> Bool {
    if let record = changed[index] { return record.map { !$0.isDeleted } ?? false }
    return index < (seeded?.count ?? 0)
  }

  private mutating func unlist(_ index: Int) {
    let place = position(name(at: index), index)
    if place < order.count, order[place] == index { order.remove(at: place) }
    let lowered = key(at: index).lowercased()
    places[lowered]?.removeAll { $0 == index }
    guard let record = record(at: index) else { return }
    for link in links(of: record) { linked[link]?.remove(index) }
  }

  private mutating func list(_ index: Int, _ record: Record) {
    order.insert(index, at: position(record.text(title) ?? "", index))
    places[(record.text(key) ?? "").lowercased(), default: []].append(index)
    for link in links(of: record) { linked[link, default: []].insert(index) }
  }

  private func links(of record: Record) -> [Link] {
    links.compactMap { field in
      record.reference(field).map { Link(field: field, target: $0) }
    }
  }

  /// Where an object of that name stands, or would stand.
  private func position(_ name: String, _ index: Int) -> Int {
    let wanted = (name.lowercased(), index)
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      let other = (self.name(at: order[middle]).lowercased(), order[middle])
      if other < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
