import Documents

/// Objects that exist by their number alone, so that 100,000 of them cost nothing.
///
/// The model is an ordinary record with marks where the number shows; a mark is filled by the slot
/// of its letter. Slot `a` is the object's own id, slot `b` its number as padded text.
struct Seeded: Sendable {
  /// What stands for slot n in a model: this character and the letter of the slot.
  static let mark: Character = "\u{F8FF}"
  /// In a rendered model: the name of the object whose id slot n holds.
  static let nameMark: Character = "\u{F8FE}"

  /// Fills one mark.
  struct Slot: Sendable {
    /// The kind that the slot holds an id of, where it holds one.
    let kind: String?
    let text: @Sendable (Int) -> String

    init(kind: String? = nil, _ text: @escaping @Sendable (Int) -> String) {
      self.kind = kind
      self.text = text
    }
  }

  let count: Int
  let model: Record
  /// Text before and after the number, of the natural key and of the name.
  let key: (before: String, after: String)
  let name: String
  let slots: [Slot]
  let parts: @Sendable (Int) -> [String: [Object]]

  static func slot(_ number: Int) -> String { "\(mark)\(letter(number))" }

  static func letter(_ number: Int) -> Character {
    Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(number)))
  }

  static func number(_ letter: Character) -> Int {
    Int(letter.asciiValue ?? UInt8(ascii: "a")) - Int(UInt8(ascii: "a"))
  }

  static func digits(_ index: Int) -> String {
    let text = String(index + 1)
    return String(repeating: "0", count: max(0, 6 - text.utf8.count)) + text
  }

  func key(at index: Int) -> String { key.before + Self.digits(index) + key.after }
  func name(at index: Int) -> String { name + Self.digits(index) }

  func division(at index: Int) -> String? {
    model.reference("division").map { filled($0, index) }
  }

  /// The number in a natural key in lower case, where it is one of these.
  func index(ofKey text: String) -> Int? {
    guard text.hasPrefix(key.before.lowercased()), text.hasSuffix(key.after.lowercased()),
      text.count == key.before.count + 6 + key.after.count
    else { return nil }
    let digits = text.dropFirst(key.before.count).dropLast(key.after.count)
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits),
      (1...count).contains(number)
    else { return nil }
    return number - 1
  }

  func record(at index: Int, id: String) -> Record {
    var record = Record(id: id, fields: Object())
    for (field, value) in model.fields {
      record.fields.append(unseen: field, filled(value, index))
    }
    record.parts = parts(index)
    return record
  }

  private func filled(_ value: Value, _ index: Int) -> Value {
    switch value {
    case .string(let text):
      text.contains(Self.mark) ? .string(filled(text, index)) : value
    case .array(let elements): .array(elements.map { filled($0, index) })
    case .object(let object):
      .object(Object(object.map { ($0.key, filled($0.value, index)) }))
    default: value
    }
  }

  private func filled(_ text: String, _ index: Int) -> String {
    var result = ""
    var isMarked = false
    for character in text {
      if isMarked {
        result += slots[Self.number(character)].text(index)
        isMarked = false
      } else if character == Self.mark {
        isMarked = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
