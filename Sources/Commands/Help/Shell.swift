/// A shell that can be taught to complete our command lines.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script to be sourced or put where the shell looks for completions.
  func completions(for declarations: [Declaration]) -> String {
    switch self {
    case .bash: BashCompletions(declarations: declarations).script()
    case .zsh: ZshCompletions(declarations: declarations).script()
    case .fish: FishCompletions(declarations: declarations).script()
    }
  }
}

extension [Declaration] {
  /// What may follow the words typed so far, for every beginning of a command: `""` lists the
  /// first words, `"contract"` the second words of that family.
  var nextWords: [(typed: String, words: [(word: String, summary: String)])] {
    let families = Set(filter { $0.words.count > 1 }.compactMap(\.words.first)).sorted()
    let single = filter { $0.words.count == 1 }.map { (word: $0.name, summary: $0.summary) }
    let first = single + families.map { (word: $0, summary: "Commands about '\($0)'") }
    return [("", first.sorted { $0.word < $1.word })]
      + families.map { family in
        (
          family,
          filter { $0.words.count > 1 && $0.words[0] == family }.map { ($0.words[1], $0.summary) }
        )
      }
  }
}
