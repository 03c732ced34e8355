package import Documents
import Model

/// How objects of one kind of a vendor become objects of a kind of another, as data.
///
/// `Migration` derives a tenant from another one. It names kinds in `Rules/` only, one file a rule;
/// what a kind looks like it learns from the vendors' tables. It reads no tenant and no file.
package struct MappingRule: Sendable {
  /// A kind of a vendor.
  package struct Place: Hashable, Sendable {
    /// The vendor's word in YAML.
    package var vendor: String
    /// The kind's plural name.
    package var kind: String

    package init(_ vendor: String, _ kind: String) {
      self.vendor = vendor
      self.kind = kind
    }
  }

  /// A figure or word of a rule that an author may set.
  package struct Setting: Sendable {
    /// What it is called under `settings:`.
    package var name: String
    /// One sentence for documentation.
    package var summary: String
    /// What holds where nothing is written.
    package var value: Value

    package init(_ name: String, _ summary: String, _ value: Value) {
      self.name = name
      self.summary = summary
      self.value = value
    }
  }

  /// Something of the source that the target has no place for.
  package struct Gap: Sendable {
    /// The dotted name of the source's attribute, or what the names of several begin with.
    package var attribute: String
    /// How much is lost with it.
    package var severity: Coverage.Severity
    /// Why, and what to do instead.
    package var reason: String

    package init(_ attribute: String, _ severity: Coverage.Severity, _ reason: String) {
      self.attribute = attribute
      self.severity = severity
      self.reason = reason
    }

    /// Whether it speaks of the attribute.
    package func covers(_ name: String) -> Bool {
      name == attribute || name.hasPrefix(attribute + ".")
    }
  }

  /// One of the objects that a source object becomes.
  package struct Piece: Sendable {
    /// What it is to the others, such as `open` or `holiday`.
    package var role: String
    /// What its name says beside the source's.
    package var label: String
    /// Values that mappings find under `piece`.
    package var values: Value

    package init(role: String = "", label: String = "", values: Value = [:]) {
      self.role = role
      self.label = label
      self.values = values
    }
  }

  /// Takes an object apart, given its attributes and the rule's settings; says what it loses.
  package typealias Division =
    @Sendable (_ attributes: Value, _ settings: Object) -> (pieces: [Piece], gaps: [Gap])

  /// The name under `map:`.
  package var name: String
  /// One sentence for documentation.
  package var summary: String
  /// Where objects come from.
  package var source: Place
  /// What they become.
  package var target: Place
  /// How they are named where the author says nothing; nil where the key is made of attributes.
  package var naming: String?
  /// Values of source attributes without which an object is left out, unless the author filters by
  /// the same attribute.
  package var standing: [(attribute: String, value: Value, reason: String)] = []
  /// Values of a source attribute with which an object is left out, unless the author filters by
  /// the same attribute.
  package var leftOut: [(attribute: String, values: [Value], reason: String)] = []
  /// The setting with the name of the one object that all become together; nil where each becomes
  /// its own.
  package var gathering: String?
  /// Attributes of the target that must have a value although the vendor does not ask for one.
  package var needed: Set<String> = []
  /// How each attribute of the target comes to be.
  package var attributes: [AttributeMapping]
  /// What the target cannot hold.
  package var gaps: [Gap] = []
  /// Attributes of the source that say nothing a target could need.
  package var silent: Set<String> = []
  /// What an author may set.
  package var settings: [Setting] = []
  /// How one object becomes several; nil for one.
  package var division: Division?

  package init(
    _ name: String, _ summary: String, from source: Place, to target: Place, naming: String?,
    @AttributeMappingsBuilder _ attributes: () -> [AttributeMapping]
  ) {
    self.name = name
    self.summary = summary
    self.source = source
    self.target = target
    self.naming = naming
    self.attributes = attributes()
  }

  /// Adds what is peculiar to a rule.
  package func with(_ change: (inout MappingRule) -> Void) -> MappingRule {
    var copy = self
    change(&copy)
    return copy
  }

  /// The settings that hold where an author wrote some of them.
  func settings(_ written: Object) -> Object {
    Object(settings.map { ($0.name, written[$0.name] ?? $0.value) })
  }
}

/// Gathers the lines of a rule's table.
@resultBuilder
package enum AttributeMappingsBuilder {
  /// Takes one line, or several that a function made.
  package static func buildExpression(_ mapping: AttributeMapping) -> [AttributeMapping] {
    [mapping]
  }
  /// Takes one line, or several that a function made.
  package static func buildExpression(_ mappings: [AttributeMapping]) -> [AttributeMapping] {
    mappings
  }
  /// Joins the lines in their order.
  package static func buildBlock(_ parts: [AttributeMapping]...) -> [AttributeMapping] {
    parts.flatMap(\.self)
  }
}
