/// Writes the completion script of bash, which needs no other package.
struct BashCompletions {
  let declarations: [Declaration]

  func script() -> String {
    let lines =
      [
        "# bash completion for cutsheet, written by 'cutsheet completions bash'", "_cutsheet() {",
        "  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}",
        "  local command= words= kind= i", "  for ((i = 1; i < COMP_CWORD; i++)); do",
        "    case \"$command:${COMP_WORDS[i]}\" in",
      ] + steps + ["    esac", "  done", "  case \"$command:$previous\" in"] + values + [
        "    *)", "      case \"$command\" in",
      ] + words + [
        "      esac", "      ;;", "  esac",
        "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")", "  case $kind in",
        "    files) compopt -o filenames; mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY"
          + " < <(compgen -f -- \"$word\") ;;",
        "    folders) compopt -o filenames; mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY"
          + " < <(compgen -d -- \"$word\") ;;",
        "  esac", "}", "complete -F _cutsheet cutsheet",
      ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// How a typed word moves on to a command.
  private var steps: [String] {
    declarations.nextWords.flatMap { typed, next in
      next.map { word, _ in
        let reached = typed.isEmpty ? word : "\(typed) \(word)"
        return "      \"\(typed):\(word)\") command=\"\(reached)\" ;;"
      }
    }
  }

  /// What stands after an option that takes a value.
  private var values: [String] {
    let own = declarations.flatMap { declaration in
      declaration.allOptions.filter { $0.role == .option }.map { (declaration.name, $0) }
    }
    let early = GlobalOptions.parameters(formats: OutputFormat.allCases)
      .filter { $0.role == .option }.map { ("", $0) }
    return (early + own).map { command, option in
      "    \"\(command):\(option.spelling)\") \(value(of: option)) ;;"
    }
  }

  private func value(of option: Parameter) -> String {
    if !option.choices.isEmpty { return "words=\"\(option.choices.joined(separator: " "))\"" }
    return switch option.completion {
    case .nothing: ":"
    case .files: "kind=files"
    case .folders: "kind=folders"
    }
  }

  /// What may stand where nothing special is awaited.
  private var words: [String] {
    let globals = GlobalOptions.parameters(formats: []).map(\.spelling)
    let beginnings = declarations.nextWords.map { typed, next in
      line(typed, next.map(\.word) + (typed.isEmpty ? globals : []), .nothing)
    }
    return beginnings
      + declarations.map { declaration in
        line(
          declaration.name,
          declaration.arguments.flatMap(\.choices) + declaration.allOptions.map(\.spelling),
          declaration.arguments.first?.completion ?? .nothing)
      }
  }

  private func line(_ command: String, _ words: [String], _ completion: Completion) -> String {
    let kind =
      switch completion {
      case .nothing: ""
      case .files: " kind=files"
      case .folders: " kind=folders"
      }
    return "        \"\(command)\") words=\"\(words.joined(separator: " "))\"\(kind) ;;"
  }
}
