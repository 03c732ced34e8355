import Documents
import Model

/// Two objects that would be one at the target.
struct Collision {
  let diagnostic: Diagnostic

  init(
    _ kind: Kind, _ key: String, _ draft: Draft, _ main: LiveObject, _ other: Draft,
    _ taken: String
  ) {
    let first = other.objects.first?.key ?? ""
    let isAddress: Bool
    if case .string(_, .email)? = kind.keyAttribute?.type {
      isAddress = true
    } else {
      isAddress = false
    }
    let sources = [first, main.key].sorted().map { "'\(Printable.excerpt($0))'" }
    let noun = isAddress ? "have the e-mail address" : "would both be \(kind.singular)"
    let manner = taken == key ? "" : ", which differs in case only"
    diagnostic = Diagnostic(
      isAddress ? "duplicate-email" : "name-collision",
      "\(draft.rule.source.kind) \(sources.joined(separator: " and ")) \(noun) "
        + "'\(Printable.excerpt(min(key, taken)))'\(manner)",
      at: draft.options.range,
      help: isAddress
        ? "skip one of them, or give it another address by 'rename'"
        : draft.rule.naming == nil
          ? "change one of them at the source, or 'skip' what it belongs to"
          : "'merge' them, 'rename' or 'skip' one, or make the name template tell them apart")
  }
}
