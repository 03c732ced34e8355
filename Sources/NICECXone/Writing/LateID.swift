import Documents
import Model

/// An id that is looked up just before a call goes out: a script has a new one after every save, a
/// team made a moment ago has a UUID that no answer told.
///
/// The mark is what a journal holds; it is an object where the vendor takes none.
enum LateID {
  static func mark(_ id: String, in section: Directory.Section) -> Value {
    .object([name(of: section): .string(id)])
  }

  private static func name(of section: Directory.Section) -> String { "{\(section.rawValue)}" }

  /// The body with every mark replaced.
  static func resolved(
    _ value: Value, by directory: Directory, for operation: String
  ) async throws(ProviderError) -> Value {
    switch value {
    case .array(let values):
      var result: [Value] = []
      for value in values {
        result.append(try await resolved(value, by: directory, for: operation))
      }
      return .array(result)
    case .object(let members):
      if let (id, section) = marked(members) {
        guard let other = try await directory.other(of: id, in: section) else {
          throw ProviderError(operation, .unresolved(kind: section.rawValue, key: id))
        }
        return other.asNumber
      }
      var result = Object()
      for (name, value) in members {
        result[name] = try await resolved(value, by: directory, for: operation)
      }
      return .object(result)
    default: return value
    }
  }

  private static func marked(_ members: Object) -> (String, Directory.Section)? {
    guard members.count == 1 else { return nil }
    for section in [Directory.Section.scripts, .teams] {
      if let id = members[name(of: section)]?.string { return (id, section) }
    }
    return nil
  }
}

extension String {
  /// The text as a number where it is one, as most of the vendor's ids are.
  var asNumber: Value {
    Int(self).map { .integer($0) } ?? .string(self)
  }
}
