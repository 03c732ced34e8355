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
        attributes[name]?.string.map { "\(name)=\(Self.escaped($0))" }
      }
      return parts.isEmpty ? nil : parts.joined(separator: ",")
    }
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
