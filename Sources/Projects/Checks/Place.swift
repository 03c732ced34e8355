import Documents
import Model

/// One place of a document: what may stand there, what does, and how to name it.
struct Place {
  /// What may stand there; nil below something unknown.
  private(set) var shape: Shape?
  /// The field it is the value of, or an element or entry of.
  private(set) var field: Field?
  /// The fields or entries around it.
  private(set) var siblings: [String] = []
  private(set) var keyRange: SourceRange?
  private(set) var node: Node?
  /// The way that messages show: `acwSettings.timeoutMs`, `members[2]`.
  private(set) var name = ""
  /// The last step.
  private(set) var key = ""
  /// Where it stands directly in a map: the rule for names of entries.
  private(set) var rule: Shape.KeyRule?
  /// The rule for the name of the nearest entry around it.
  private(set) var entry: Shape.KeyRule?
  /// What explains the fields here, as the words after `cutsheet explain`.
  private(set) var explained: [String]

  var valueRange: SourceRange? { node?.range }

  init(_ tokens: [String], in document: SourceDocument, shape: Shape) {
    self.shape = shape
    node = document.root
    explained = [document.kind.name]
    keyRange = document.place
    for token in tokens { descend(token) }
  }

  private var startsAfresh = false

  private mutating func descend(_ token: String) {
    key = token
    rule = nil
    let isField = startsAfresh
    startsAfresh = false
    let index = node?.elements == nil ? nil : Int(token)
    descendShape(token)
    if let index, let elements = node?.elements, elements.indices.contains(index) {
      node = elements[index]
      keyRange = node?.firstLine
      name += "[\(index + 1)]"
      return
    }
    let member = node?.members?.last { $0.key == token }
    keyRange = member?.keyRange ?? keyRange
    node = member?.value
    // The name of an entry is seen at the place itself; its fields are named without it.
    name = name.isEmpty || isField ? token : "\(name).\(token)"
    startsAfresh = rule != nil && shape?.hasFields == true
    if startsAfresh { name = token }
  }

  private mutating func descendShape(_ token: String) {
    let outer = shape
    shape = nil
    switch outer {
    case .object(let fields), .either(_, let fields):
      descend(token, fields)
    case .variant(let tag, let variants):
      let chosen = node?[tag]?.text
      let variant = variants.first { $0.name == chosen }
      descend(
        token,
        (variant?.fields ?? Fields([])).adding(
          [Field(tag, .scalar(.choice(variants.map(\.name))), "")]))
    case .map(let element, let keys):
      shape = element
      rule = keys
      entry = keys
      siblings = []
    case .list(let element, _): shape = element
    default: field = nil
    }
  }

  private mutating func descend(_ token: String, _ fields: Fields) {
    siblings = fields.names
    explained.append(token)
    field = fields[token]
    shape = field?.shape
  }
}
