import Documents
import Model

/// Checks what is written by hand on both sides, as far as the project alone can show it.
struct PairCheck {
  private let pairings: [MigrationDocument.Pairing]
  private var kinds: [MigrationDocument.Pairing.Side: [String: Kind]]
  private(set) var problems: [Diagnostic] = []

  init(_ pairings: [MigrationDocument.Pairing], sources: [Kind], targets: [Kind]) {
    self.pairings = pairings
    kinds = [:]
    for (side, all) in [(MigrationDocument.Pairing.Side.source, sources), (.target, targets)] {
      kinds[side] = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Looks at every name of every pairing.
  mutating func run() {
    var taken: Set<[String]> = []
    for pairing in pairings {
      for (source, target) in pairing.names.sorted(by: { $0.key < $1.key }) {
        check(source, .source, pairing, as: source)
        check(target, .target, pairing, as: source)
        guard !taken.insert([pairing.source, pairing.target, source]).inserted else { continue }
        problems.append(
          Diagnostic(
            "repeated-pair", "'\(Printable.excerpt(source))' stands in two pairs",
            at: pairing.place(of: source, .source), help: "leave one of them out"))
      }
    }
  }

  private mutating func check(
    _ name: String, _ side: MigrationDocument.Pairing.Side, _ pairing: MigrationDocument.Pairing,
    as source: String
  ) {
    let place = pairing.place(of: source, side)
    let kind = kinds[side]?[side == .source ? pairing.source : pairing.target]
    guard !name.allSatisfy(\.isWhitespace) else {
      problems.append(
        Diagnostic(
          "bad-pair", "a pair needs the name of the \(kind?.singular ?? "object")", at: place))
      return
    }
    // An id is no name, and need not look like one.
    guard !name.looksLikeID,
      let loss = kind?.keyAttribute?.type.fitted(.string(name), isCosmetic: false).loss
    else { return }
    problems.append(
      Diagnostic(
        "bad-pair",
        "no \(kind?.singular ?? "object") can be called '\(Printable.excerpt(name))': the name \(loss)",
        at: place))
  }
}

extension String {
  /// Whether the text has the form of a vendor's id: a UUID, or digits alone.
  var looksLikeID: Bool {
    if isUUID { return true }
    return !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether the text has the form of a UUID, which nobody gives for a name.
  var isUUID: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.joined().allSatisfy(\.isHexDigit)
  }
}
