import Documents
import Parsing

/// One thing that a schema demands, compiled: everything looked up that can be.
///
/// Further schemas are numbers into the program, so that recursion makes no cycle of references.
enum Keyword: Sendable {
  case never
  case type(TypeSet)
  case const(Value)
  case enumeration([Value])
  case bound(Bound)
  case multipleOf(ExactDecimal)
  case minLength(Int)
  case maxLength(Int)
  case pattern(Pattern)
  case format(Format)
  case minItems(Int)
  case maxItems(Int)
  case uniqueItems
  case items(ItemRules)
  case contains(ContainsRule)
  case minProperties(Int)
  case maxProperties(Int)
  case required([String])
  case dependentRequired([DependentNames], keyword: String)
  case members(MemberRules)
  case propertyNames(Int)
  case dependentSchemas([NamedSchema], keyword: String)
  case allOf([Int])
  case anyOf([Int])
  case oneOf([Int])
  case not(Int)
  case conditional(Conditional)
  case reference(Int)
  /// Where the reference leads by itself, and the table of what may take its place.
  case dynamicReference(Int, table: Int?)
  case unevaluatedItems(Int)
  case unevaluatedProperties(Int)
}

extension Keyword {
  /// The types that `type` accepts.
  struct TypeSet: OptionSet, Sendable {
    var rawValue: UInt8

    static let null = TypeSet(rawValue: 1)
    static let boolean = TypeSet(rawValue: 2)
    static let integer = TypeSet(rawValue: 4)
    static let number = TypeSet(rawValue: 8)
    static let string = TypeSet(rawValue: 16)
    static let array = TypeSet(rawValue: 32)
    static let object = TypeSet(rawValue: 64)

    /// By name, in the order in which messages list them.
    static let names: [(name: String, type: TypeSet)] = [
      ("string", .string), ("integer", .integer), ("number", .number), ("boolean", .boolean),
      ("object", .object), ("array", .array), ("null", .null),
    ]

    init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// All the types that a value has: an integer is a number too.
    init(of value: Value) {
      switch value {
      case .null: self = .null
      case .bool: self = .boolean
      case .integer: self = [.integer, .number]
      case .decimal(let number): self = number.isIntegral ? [.integer, .number] : .number
      case .string: self = .string
      case .array: self = .array
      case .object: self = .object
      }
    }
  }

  /// A limit on numbers, on one side.
  struct Bound: Sendable {
    var keyword: String
    var limit: Value
    var exact: ExactDecimal
    var isUpper: Bool
    var isExclusive: Bool

    func admits(_ value: Value) -> Bool {
      if case .integer(let number) = value, case .integer(let limit) = limit {
        return isUpper
          ? number < limit || (!isExclusive && number == limit)
          : number > limit || (!isExclusive && number == limit)
      }
      guard let number = value.number else { return true }
      if number == exact { return !isExclusive }
      return isUpper ? number < exact : exact < number
    }
  }

  struct DependentNames: Sendable {
    var name: String
    var required: [String]
  }

  struct NamedSchema: Sendable {
    var name: String
    var schema: Int
  }

  struct PatternSchema: Sendable {
    var pattern: Pattern
    var schema: Int
  }

  struct ItemRules: Sendable {
    var prefix: [Int]
    var rest: Int?
    /// What the two are called in the schema: draft 2019-09 has other names.
    var prefixKeyword = "prefixItems"
    var restKeyword = "items"
  }

  struct ContainsRule: Sendable {
    var schema: Int
    var least: Int
    var most: Int?
  }

  struct MemberRules: Sendable {
    var properties: [String: Int]
    /// In the order of the schema, for messages.
    var names: [String]
    var patterns: [PatternSchema]
    var additional: Int?
  }

  struct Conditional: Sendable {
    var condition: Int
    var then: Int?
    var otherwise: Int?
  }
}
