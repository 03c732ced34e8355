import Documents
import Model

/// Gives drafts of one rule their names.
struct Naming {
  private let rule: MappingRule
  private let options: MappingOptions
  private let template: NameTemplate?
  private let splitTemplate: NameTemplate?
  private let limit: Int
  private let target: Kind?
  private let renames: [String: String]
  private let fold: (String) -> String

  init(_ rule: MappingRule, _ options: MappingOptions, source: Kind, target: Kind?) {
    self.target = target
    fold = source.foldedKey
    renames = Dictionary(
      options.renames.map { (source.foldedKey($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first })
    self.rule = rule
    self.options = options
    let text = options.naming ?? rule.naming
    template = text.flatMap { try? NameTemplate($0) }
    splitTemplate = options.split.flatMap { try? NameTemplate($0.naming) }
    if case .string(let length, _)? = target?.keyAttribute?.type {
      limit = length.upperBound
    } else {
      limit = .max
    }
  }

  /// Nil for a key that is made of attributes.
  func name(of draft: Draft, _ merged: String?) -> Result<String?, NamingProblem> {
    guard rule.naming != nil, let main = draft.objects.first else { return .success(nil) }
    if let written = merged ?? renames[fold(main.key)] {
      return finished(labelled(written, draft), main)
    }
    guard let template else { return .failure(problem("bad-template", "has no name", main)) }
    switch template.text({ Self.field($0, draft, main) }) {
    case .success(let name): return finished(labelled(name, draft), main)
    case .failure(let missing):
      return .failure(
        problem(
          "template-without-value",
          "has no '\(Printable.line(missing.name))' that its name could be made of", main,
          help: "rename it, skip it, or write '{\(missing.name) | default:…}'"))
    }
  }

  private static func field(_ name: String, _ draft: Draft, _ main: LiveObject) -> String? {
    switch name {
    case "name": main.key
    case "label": draft.piece.label.isEmpty ? nil : draft.piece.label
    case "part": draft.part?.shown
    default: main.attributes[path: name.split(separator: ".").map(String.init)]?.shown
    }
  }

  /// Pieces and parts of one object need names of their own.
  private func labelled(_ name: String, _ draft: Draft) -> String {
    var name = name
    if draft.part != nil, let splitTemplate,
      case .success(let text) = splitTemplate.text({ $0 == "name" ? name : draft.part?.shown })
    {
      name = text
    }
    return draft.piece.label.isEmpty ? name : "\(name) \(draft.piece.label)"
  }

  private func finished(_ name: String, _ main: LiveObject) -> Result<String?, NamingProblem> {
    guard name.unicodeScalars.count <= limit else {
      return .failure(
        problem(
          "name-too-long",
          "would be called by \(name.unicodeScalars.count) characters; the target takes \(limit)",
          main,
          help: "rename it, or write '| limit:\(limit)' into the name template: it cuts the name "
            + "and marks it, so that two long names stay two"))
    }
    if let loss = target?.keyAttribute?.type.fitted(.string(name), isCosmetic: false).loss {
      return .failure(
        problem(
          "bad-name", "would be called '\(Printable.excerpt(name))'; the target \(loss)", main,
          help: "rename or skip it"))
    }
    return .success(name)
  }

  private func problem(
    _ code: String, _ clause: String, _ main: LiveObject, help: String? = nil
  ) -> NamingProblem {
    NamingProblem(
      diagnostic: Diagnostic(
        code, "\(rule.source.kind) '\(Printable.excerpt(main.key))' \(clause)", at: options.range,
        help: help))
  }
}

/// Why an object has no name.
struct NamingProblem: Error {
  var diagnostic: Diagnostic
}
