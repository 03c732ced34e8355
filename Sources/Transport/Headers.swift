/// Header fields in the order they came; names compare without case.
package struct Headers: Sendable, Hashable {
  /// A name and its value, as they stood on the wire.
  package struct Field: Sendable, Hashable {
    /// As it stood on the wire, in any case.
    package var name: String
    /// Without the white space around it.
    package var value: String
  }

  /// Every field, repeated names included.
  package private(set) var fields: [Field]

  /// Makes an empty list.
  package init() {
    fields = []
  }

  /// Takes fields in order, repeated names included.
  package init(_ fields: some Sequence<(String, String)>) {
    self.fields = fields.map { Field(name: $0, value: $1) }
  }

  /// The first value of that name; setting replaces all of them, nil removes them.
  package subscript(_ name: String) -> String? {
    get { fields.first { $0.name.isSameHeader(as: name) }?.value }
    set {
      fields.removeAll { $0.name.isSameHeader(as: name) }
      if let newValue { fields.append(Field(name: name, value: newValue)) }
    }
  }

  /// Adds a field and keeps others of the same name.
  package mutating func add(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// The first field that HTTP forbids: a name that is no token, or a value with a line break.
  ///
  /// Sent as it is, such a field would become a second header or a second request.
  package var firstForbidden: Field? {
    fields.first { field in
      field.name.isEmpty || !field.name.utf8.allSatisfy(\.isTokenByte)
        || field.value.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7f }
    }
  }
}

extension Headers: ExpressibleByDictionaryLiteral {
  /// Takes fields in order; names may repeat.
  package init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements)
  }
}

extension String {
  fileprivate func isSameHeader(as other: String) -> Bool {
    utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0.lowered == $1.lowered }
  }
}

extension UInt8 {
  /// The lower-case form of an ASCII letter, every other byte as it is.
  var lowered: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }

  /// Whether RFC 9110 allows the byte in a token.
  var isTokenByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    case 0x21, 0x23...0x27, 0x2a, 0x2b, 0x2d, 0x2e, 0x5e...0x60, 0x7c, 0x7e: true
    default: false
    }
  }
}
