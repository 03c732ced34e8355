import Digests

/// How natural keys become file names of the state repository.
package enum ObjectPath {
  /// The longest file name in bytes, less than file systems allow, since overlays take some.
  private static let longest = 150

  /// A file name, without extension, from which the key can be read back.
  ///
  /// A key that is too long, or whose name another key of the folder has but for upper and lower
  /// case (`collides`), ends in `~` and a digest; its file alone tells the whole key.
  package static func fileName(for key: String, collides: Bool = false) -> String {
    let encoded = encode(key)
    if encoded.utf8.count <= longest, !collides, !encoded.isEmpty { return encoded }
    let digest = SHA256.digest(of: key.utf8).hex.prefix(12)
    var head = encoded.utf8.prefix(longest - 13)
    // A cut must not halve an escape.
    for length in 1...2 where head.suffix(length).first == UInt8(ascii: "%") {
      head = head.dropLast(length)
    }
    return String(Substring(head)) + "~" + digest
  }

  /// A tenant's name as the last part of a reference's name, which may hold no space, no `..` and
  /// no `@{`.
  static func referenceName(for name: String) -> String {
    let file = fileName(for: name)
    let escaped = file.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x20, 0x2e, 0x40, 0x7e: [0x25, hexDigit(byte >> 4), hexDigit(byte & 15)]
      default: [byte]
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// The key that a file name stands for; nil where only the file tells it.
  package static func key(ofFileName name: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "~") { return nil }
      if byte != UInt8(ascii: "%") {
        bytes.append(byte)
        continue
      }
      let digits = rest.prefix(2)
      guard digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// File names for all keys of one folder, those that collide told apart.
  package static func fileNames(for keys: some Sequence<String>) -> [String: String] {
    let keys = Array(keys)
    var uses: [String: Int] = [:]
    for key in keys { uses[encode(key).lowercased(), default: 0] += 1 }
    var names: [String: String] = [:]
    for key in keys {
      names[key] = fileName(for: key, collides: (uses[encode(key).lowercased()] ?? 0) > 1)
    }
    return names
  }

  /// Percent-encodes all but letters, digits, space and `._-@+`, and a dot or space at an end.
  private static func encode(_ key: String) -> String {
    let bytes = Array(key.utf8)
    var text: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      let isEdge = place == 0 || place == bytes.count - 1
      if isPlain(byte), !(isEdge && (byte == 0x2e || byte == 0x20)) {
        text.append(byte)
      } else {
        text += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    default: " ._-@+".utf8.contains(byte)
    }
  }

  private static func hexDigit(_ number: UInt8) -> UInt8 {
    number < 10 ? 0x30 + number : 0x41 + number - 10
  }
}
