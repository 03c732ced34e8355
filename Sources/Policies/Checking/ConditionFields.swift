import Contracts
import Documents
import Model

/// Finds fields in a condition that none of the objects it is held against can have.
///
/// Only what is plain is followed: fields of fields, elements of lists, and conditions that stand
/// beside or within one another for the same object.
struct ConditionFields {
  /// A field that nothing has.
  struct Stray {
    /// Where its schema stands in the condition.
    let pointer: JSONPointer
    let name: String
    /// The names that there are in its place.
    let known: [String]
  }

  /// What may stand at a place: the rest of the paths of attributes that lead through it.
  private typealias Paths = [(rest: ArraySlice<String>, type: AttributeType)]

  private(set) var strays: [Stray] = []

  init(_ condition: Value, of kinds: [Kind]) {
    let attributes = kinds.flatMap(\.attributes)
    look(at: condition, JSONPointer([]), attributes.map { ($0.path[...], $0.type) })
  }

  private mutating func look(at schema: Value, _ pointer: JSONPointer, _ paths: Paths) {
    guard !paths.isEmpty, let object = schema.object else { return }
    for (name, inner) in object["properties"]?.object ?? Object() {
      let below = paths.filter { $0.rest.first == name }.map { ($0.rest.dropFirst(), $0.type) }
      let place = pointer.appending("properties", name)
      if below.isEmpty { note(name, place, paths) }
      look(at: inner, place, Self.opened(below))
    }
    for (place, name) in (object["required"]?.array ?? []).enumerated() {
      guard let name = name.string, !paths.contains(where: { $0.rest.first == name }) else {
        continue
      }
      note(name, pointer.appending("required", String(place)), paths)
    }
    for word in ["if", "then", "else", "not"] {
      if let inner = object[word] { look(at: inner, pointer.appending(word), paths) }
    }
    for word in ["allOf", "anyOf", "oneOf"] {
      for (place, inner) in (object[word]?.array ?? []).enumerated() {
        look(at: inner, pointer.appending(word, String(place)), paths)
      }
    }
    for word in ["items", "contains"] {
      if let inner = object[word] {
        look(at: inner, pointer.appending(word), Self.elements(paths))
      }
    }
  }

  private mutating func note(_ name: String, _ pointer: JSONPointer, _ paths: Paths) {
    let known = Set(paths.compactMap(\.rest.first))
    // Where lists and maps stand beside objects, nobody can say what a name means.
    guard paths.allSatisfy({ !$0.rest.isEmpty }) else { return }
    strays.append(Stray(pointer: pointer, name: name, known: known.sorted()))
  }

  /// What stands in the fields of an object; nothing where there is no telling.
  private static func opened(_ paths: Paths) -> Paths {
    paths.flatMap { path -> Paths in
      guard path.rest.isEmpty, case .record(let fields) = path.type else { return [path] }
      return fields.map { ($0.path[...], $0.type) }
    }
  }

  private static func elements(_ paths: Paths) -> Paths {
    paths.flatMap { path -> Paths in
      switch path.type {
      case .list(let element), .set(let element): path.rest.isEmpty ? opened([([], element)]) : []
      default: []
      }
    }
  }
}
