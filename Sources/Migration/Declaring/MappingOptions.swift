package import Documents
package import Model

/// What an author says about one rule under `map:`.
package struct MappingOptions: Sendable {
  /// Splitting one object by the values of one of its fields.
  package struct Split: Sendable {
    /// The source's attribute: each element, key or the value itself makes an object.
    package var by: String
    /// How the parts are named; `{part}` is the value.
    package var naming: String
  }

  /// Only objects with these values of source attributes: a value, a list of them, or texts in
  /// which `*` stands for any characters.
  package var filter: [(attribute: String, allowed: [Value])] = []
  /// The template of names.
  package var naming: String?
  /// Names by source key.
  package var renames: [String: String] = [:]
  /// Values of target attributes where the source gives none.
  package var defaults: [(attribute: String, value: Value)] = []
  /// Values of target attributes, by name and by the text of the source's value.
  package var values: [String: Object] = [:]
  /// Reasons by pattern over source keys.
  package var skips: [(pattern: AddressPattern, reason: String)] = []
  /// Reasons by target attribute that is not derived.
  package var omitted: [String: String] = [:]
  /// Source keys by the name that they become together.
  package var merges: [(name: String, sources: [String])] = []
  /// By which field one source object becomes several, where it does.
  /// By what one object becomes several.
  package var split: Split?
  /// Figures and words that the rule knows.
  package var settings = Object()
  /// How derived resources want to be treated.
  package var lifecycle = Lifecycle()
  /// Where the rule is named.
  package var range: SourceRange?

  package init() {}

  init(_ value: Value, at range: SourceRange?) {
    self.range = range
    filter = Self.members(value["filter"]).map { ($0, $1.array ?? [$1]) }
    naming = value["name"]?.string
    renames = Self.texts(value["rename"])
    defaults = Self.members(value["defaults"])
    values = Dictionary(
      Self.members(value["values"]).map { ($0, $1.object ?? Object()) },
      uniquingKeysWith: { first, _ in first })
    skips = Self.members(value["skip"]).map { (AddressPattern($0), $1.string ?? "") }
    omitted = Self.texts(value["omit"])
    merges = Self.members(value["merge"]).map { ($0, ($1.array ?? []).compactMap(\.string)) }
    split = value["split"]?["by"]?.string.map {
      Split(by: $0, naming: value["split"]?["name"]?.string ?? "{name} {part}")
    }
    settings = value["settings"]?.object ?? Object()
    lifecycle = Lifecycle(value["lifecycle"] ?? .null)
  }

  private static func members(_ value: Value?) -> [(String, Value)] {
    (value?.object ?? Object()).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func texts(_ value: Value?) -> [String: String] {
    Dictionary(
      members(value).compactMap { key, value in value.string.map { (key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

}

// The shape in YAML.
extension MappingOptions {
  static let fields: [Attribute] = [
    .map(
      "filter", from: .text, to: .json,
      "Only objects with these values of source attributes: a value, a list of values, or a text "
        + "in which '*' stands for any characters."),
    .string(
      "name",
      "How objects are named: text with source attributes in braces, such as "
        + "'{skillName | trim | prefix:US }'."),
    .map(
      "rename", from: .text, to: .string(length: 1...2_000, format: nil),
      "Names of single objects, by their name at the source."),
    .map(
      "defaults", from: .text, to: .json,
      "Values of target attributes, by dotted name, where the source gives none."),
    .map(
      "values", from: .text, to: .map(.text, .json),
      "Values of target attributes by what the source says; '*' stands for any other value."),
    .map(
      "skip", from: .text, to: .string(length: 1...2_000, format: nil),
      "Objects that are left out and why, by name at the source; '*' stands for any characters."),
    .map(
      "omit", from: .text, to: .string(length: 1...2_000, format: nil),
      "Target attributes that are not derived, and why."),
    .map(
      "merge", from: .text, to: .list(.string(length: 1...2_000, format: nil)),
      "Names of objects that several of the source become together; of what cannot be added up "
        + "the first has the last word."),
    .string(
      "split.by", "The source attribute whose values make an object each.", length: 1...2_000),
    .string("split.name", "How the parts are named; '{part}' is the value."),
    .map("settings", from: .text, to: .json, "Figures and words that the rule knows."),
    .boolean("lifecycle.protect", "Refuses to delete or replace what is derived."),
    .set(
      "lifecycle.ignore", of: .string(length: 1...2_000, format: nil),
      "Attributes in which the target may differ."),
    .choice(
      "lifecycle.onRemove",
      "What becomes of an object that the mapping leaves out, or whose rule or whole document is "
        + "taken away after this was applied; where nothing is said, it stays. One whose source is "
        + "gone stays until cut-over in any case.",
      of: Lifecycle.Removal.allCases.map(\.rawValue)),
  ]
}
