import Documents
import Model
import Planning
import Rendering

/// Objects in two states, for people and machines.
struct DifferenceView {
  private let pairs: [ObjectDiffText.Pair]
  private let title: String

  init(_ pairs: [ObjectDiffText.Pair], title: String) {
    self.pairs = pairs
    self.title = title
  }

  func outcome(
    _ exit: ExitCode? = nil, more: Object = Object(), diagnostics: [Diagnostic] = [],
    isColored: Bool
  ) -> Outcome {
    let (pairs, title) = (pairs, title)
    var result: Object = ["changes": .array(pairs.map(Self.value))]
    for (name, value) in more { result[name] = value }
    return Outcome(
      exit ?? (pairs.isEmpty ? .success : .differences), result: .object(result),
      diagnostics: diagnostics
    )
    .shown(as: .text) {
      ObjectDiffText.render(pairs, title: title, style: Style(usesColor: isColored))
    }
    .shown(as: .markdown) {
      let lines = ObjectDiffText.render(pairs, title: title).split(
        separator: "\n", omittingEmptySubsequences: false)
      return
        ([Markdown.fence("diff")] + lines.map { Markdown.inFence(String($0)) }
        + [Markdown.fence(), ""]).joined(separator: "\n")
    }
  }

  private static func value(_ pair: ObjectDiffText.Pair) -> Value {
    let attributes = pair.kind.attributes.compactMap { attribute -> Value? in
      let before = pair.before?[path: attribute.path]
      let after = pair.after?[path: attribute.path]
      guard attribute.type.canonical(before ?? .null) != attribute.type.canonical(after ?? .null)
      else { return nil }
      return [
        "name": .string(attribute.name), "before": shown(before, attribute),
        "after": shown(after, attribute),
      ]
    }
    let action = pair.before == nil ? "create" : pair.after == nil ? "delete" : "update"
    return [
      "address": .string(pair.address.description), "action": .string(action),
      "attributes": .array(attributes),
    ]
  }

  private static func shown(_ value: Value?, _ attribute: Attribute) -> Value {
    attribute.isSecret && value != nil ? "<redacted>" : value ?? .null
  }
}
