import Model
import Documents

/// What people have made on both sides, as far as the source shows it.
struct HandmadePairs {
  private(set) var entries: [Crosswalk.Entry] = []
  private(set) var problems: [Diagnostic] = []
  private(set) var counts: [Coverage.Pairs] = []

  init(_ mapping: Mapping, _ source: Inventory) {
    for pairing in mapping.document.pairings where mapping.sourceKinds[pairing.source] != nil {
      for (name, wanted) in pairing.expected(on: .source) {
        if let problem = wanted.problem(in: source, of: mapping.document.from) {
          problems.append(problem)
        }
        guard let object = wanted.object(in: source), let target = pairing.names[name] else {
          continue
        }
        entries.append(
          Crosswalk.Entry(
            source: Crosswalk.End(kind: pairing.source, key: object.key, id: object.id),
            target: Crosswalk.End(kind: pairing.target, key: target, id: nil), standing: .paired))
      }
      counts.append(
        Coverage.Pairs(
          source: pairing.source, target: pairing.target, count: pairing.names.count))
    }
  }
}
