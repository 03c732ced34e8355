/// Writes the completion script of fish.
struct FishCompletions {
  let declarations: [Declaration]

  func script() -> String {
    let lines =
      [
        "# fish completion for cutsheet, written by 'cutsheet completions fish'",
        "complete -c cutsheet -f",
      ] + nextWords + globals + declarations.flatMap(lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private var nextWords: [String] {
    declarations.nextWords.flatMap { typed, next in
      let all = next.map(\.word).joined(separator: " ")
      let condition =
        typed.isEmpty
        ? "__fish_use_subcommand"
        : "__fish_seen_subcommand_from \(typed); and not __fish_seen_subcommand_from \(all)"
      return next.map { word, summary in
        "complete -c cutsheet -n \(quoted(condition)) -a \(word) -d \(quoted(summary))"
      }
    }
  }

  private var globals: [String] {
    GlobalOptions.parameters(formats: []).filter { $0.name != "format" }
      .map { "complete -c cutsheet" + option($0) }
  }

  private func lines(of declaration: Declaration) -> [String] {
    let seen = declaration.words.map { "__fish_seen_subcommand_from \($0)" }
    let lead = "complete -c cutsheet -n \(quoted(seen.joined(separator: "; and ")))"
    let format = declaration.allOptions.filter { $0.name == "format" }
    return (declaration.options + format).map { lead + option($0) }
      + declaration.arguments.compactMap { argument in
        if !argument.choices.isEmpty {
          return lead + " -a \(quoted(argument.choices.joined(separator: " ")))"
        }
        return argument.completion == .nothing ? nil : lead + " -F"
      }
  }

  private func option(_ parameter: Parameter) -> String {
    var text = (parameter.short.map { " -s \($0)" } ?? "") + " -l \(parameter.name)"
    if parameter.role == .option {
      text += " -r"
      if !parameter.choices.isEmpty {
        text += " -a \(quoted(parameter.choices.joined(separator: " ")))"
      } else if parameter.completion != .nothing {
        text += " -F"
      }
    }
    return text + " -d \(quoted(parameter.summary))"
  }

  private func quoted(_ text: String) -> String {
    "'" + text.reduce(into: "") { $0 += "'\\".contains($1) ? "\\\($1)" : "\($1)" } + "'"
  }
}
