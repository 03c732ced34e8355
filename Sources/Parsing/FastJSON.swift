import CSimdjson
import Documents

/// Reads JSON by simdjson: one C call makes a flat list of events, which is walked here.
enum FastJSON {
  /// The value, or nil where the text is refused or its root is a scalar.
  static func value(_ bytes: [UInt8], depth: Int) -> Value? {
    guard let parser = SimdjsonParser() else { return nil }
    return parser.value(bytes, depth: depth)
  }
}

/// Owns simdjson's buffers; a document lives no longer than they do.
@safe private struct SimdjsonParser: ~Copyable {
  private let handle: OpaquePointer

  init?() {
    guard let handle = unsafe cutsheet_json_parser_new() else { return nil }
    unsafe self.handle = handle
  }

  deinit { unsafe cutsheet_json_parser_free(handle) }

  func value(_ bytes: [UInt8], depth: Int) -> Value? {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var document = unsafe cutsheet_json_document()
    let isRead = unsafe text.withUnsafeBufferPointer {
      unsafe cutsheet_json_parse(handle, $0.baseAddress, $0.count, depth, &document) == 1
    }
    guard isRead else { return nil }
    var walk = unsafe EventWalk(document)
    return walk.next()
  }
}

/// Builds values from events, each key's string made once for the whole document.
@safe private struct EventWalk {
  private let events: UnsafeBufferPointer<cutsheet_json_event>
  private let keys: [String]
  private var place = 0
  /// The keys, by number, of the objects being read, innermost last.
  private var open: [UInt32] = []
  /// Objects by their names; of two that meet in a slot the later stays.
  private var known: [(numbers: [UInt32], object: Object)?]

  private let slotMask: Int

  init(_ document: cutsheet_json_document) {
    unsafe events = UnsafeBufferPointer(start: document.events, count: document.event_count)
    let keys = unsafe UnsafeBufferPointer(start: document.keys, count: document.key_count)
    // A short document has few kinds of objects; room for many would cost more than it saves.
    slotMask = unsafe document.event_count < 2_000 ? 15 : 255
    known = Array(repeating: nil, count: slotMask + 1)
    self.keys = unsafe keys.map {
      unsafe Self.string(Int(bitPattern: $0.text), count: $0.size)
    }
  }

  /// The next value, or nil where a number is none.
  mutating func next() -> Value? {
    let event = unsafe events[place]
    place += 1
    switch Int(event.tag & 0xFF) {
    case Int(CUTSHEET_JSON_NULL.rawValue): return .null
    case Int(CUTSHEET_JSON_FALSE.rawValue): return .bool(false)
    case Int(CUTSHEET_JSON_TRUE.rawValue): return .bool(true)
    case Int(CUTSHEET_JSON_INTEGER.rawValue): return .integer(Int(event.payload))
    case Int(CUTSHEET_JSON_NUMBER.rawValue): return Value(number: text(of: event))
    case Int(CUTSHEET_JSON_STRING.rawValue): return .string(text(of: event))
    case Int(CUTSHEET_JSON_ARRAY.rawValue): return array(Int(event.size))
    case Int(CUTSHEET_JSON_OBJECT.rawValue): return object(Int(event.size))
    default: return objectWithRepeatedKeys(Int(event.size))
    }
  }

  private mutating func array(_ count: Int) -> Value? {
    var elements: [Value] = []
    elements.reserveCapacity(count)
    for _ in 0..<count {
      guard let element = next() else { return nil }
      elements.append(element)
    }
    return .array(elements)
  }

  private mutating func object(_ count: Int) -> Value? {
    let start = open.count
    var members: [Value] = []
    members.reserveCapacity(count)
    for _ in 0..<count {
      open.append(unsafe events[place].tag >> 8)
      guard let member = next() else { return nil }
      members.append(member)
    }
    let names = namesOfOpen(from: start)
    open.removeSubrange(start...)
    return .object(Object(named: names, members))
  }

  /// An object with the names read last, which it shares with those like it.
  private mutating func namesOfOpen(from start: Int) -> Object {
    let numbers = open[start...]
    let slot = numbers.reduce(into: numbers.count) { $0 = $0 &* 31 &+ Int($1) } & slotMask
    if let known = known[slot], known.numbers.elementsEqual(numbers) { return known.object }
    var object = Object()
    object.reserveCapacity(numbers.count)
    for number in numbers { object.append(unseen: keys[Int(number)], .null) }
    known[slot] = (Array(numbers), object)
    return object
  }

  private mutating func objectWithRepeatedKeys(_ count: Int) -> Value? {
    var object = Object()
    for _ in 0..<count {
      let key = upcomingKey
      guard let member = next() else { return nil }
      object[key] = member
    }
    return .object(object)
  }

  private var upcomingKey: String { keys[Int(unsafe events[place].tag >> 8)] }

  private func text(of event: cutsheet_json_event) -> String {
    Self.string(Int(event.payload), count: Int(event.size))
  }

  private static func string(_ address: Int, count: Int) -> String {
    let start = unsafe UnsafePointer<UInt8>(bitPattern: address)
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
