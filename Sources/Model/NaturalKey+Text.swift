package import Documents

extension Kind {
  /// The natural key of an object, read off its attributes; nil where a part is missing.
  ///
  /// A composite key names its parts: `user=ana@acme.example,role=Supervisor,division=Sales`.
  package func key(of attributes: Value) -> String? {
    switch key {
    case .attribute(let name, _):
      return attributes[path: name.split(separator: ".").map(String.init)]?.string
    case .composite(let names):
      let parts = names.compactMap { name in
        part(name, of: attributes).map { "\(name)=\(Self.escaped($0))" }
      }
      return parts.isEmpty ? nil : parts.joined(separator: ",")
    }
  }

  /// One part of a composite key; the id of a reference that has no name yet.
  private func part(_ name: String, of attributes: Value) -> String? {
    guard let value = attributes[name] else { return nil }
    let equal = attribute(name)?.type.canonical(value) ?? value
    return equal.string ?? equal["id"]?.string ?? equal.integer.map(String.init)
  }

  /// The parts of a composite key's text, by name; empty for a key of one attribute.
  package func parts(ofKey key: String) -> [String: String] {
    guard case .composite(let names) = self.key else { return [:] }
    var result: [String: String] = [:]
    for part in key.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2, names.contains(String(pair[0])) else { continue }
      result[String(pair[0])] = Self.unescaped(String(pair[1]))
    }
    return result
  }

  /// Undoes `escaped`, whose three sequences are the only ones it writes.
  private static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let character = rest.first {
      let sequence = [("%25", "%"), ("%2C", ","), ("%3D", "=")].first { rest.hasPrefix($0.0) }
      result += sequence?.1 ?? String(character)
      rest = rest.dropFirst(sequence?.0.count ?? 1)
    }
    return result
  }

  /// Keeps `,`, `=` and `%` of a part from being read as the key's own.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "%": result += "%25"
      case ",": result += "%2C"
      case "=": result += "%3D"
      default: result.append(character)
      }
    }
    return result
  }
}
