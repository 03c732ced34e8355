/// Writes the completion script of zsh.
struct ZshCompletions {
  let declarations: [Declaration]

  func script() -> String {
    let lines =
      [
        "#compdef cutsheet", "# zsh completion for cutsheet, written by 'cutsheet completions zsh'",
        "_cutsheet() {", "  local -a next", "  local command= i",
        "  for ((i = 2; i < CURRENT; i++)); do", "    case \"$command:$words[i]\" in",
      ] + steps + ["    esac", "  done", "  case \"$command\" in"] + beginnings + commands + [
        "  esac", "}", "_cutsheet \"$@\"",
      ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var steps: [String] {
    declarations.nextWords.flatMap { typed, next in
      next.map { word, _ in
        let reached = typed.isEmpty ? word : "\(typed) \(word)"
        return "      \"\(typed):\(word)\") command=\"\(reached)\" ;;"
      }
    }
  }

  private var beginnings: [String] {
    declarations.nextWords.flatMap { typed, next in
      ["    \"\(typed)\")", "      next=("]
        + next.map { "        \(quoted("\($0.word):\($0.summary)"))" }
        + ["      )", "      _describe command next", "      ;;"]
    }
  }

  private var commands: [String] {
    declarations.flatMap { declaration in
      ["    \"\(declaration.name)\")", "      _arguments \\"]
        + declaration.allOptions.map { "        \(option($0)) \\" }
        + ["        \(rest(of: declaration))", "      ;;"]
    }
  }

  private func option(_ parameter: Parameter) -> String {
    let times = parameter.isRepeatable ? "*" : ""
    let sentence = bracketed(parameter.summary)
    guard parameter.role == .option else {
      return quoted("\(times)\(parameter.spelling)[\(sentence)]")
    }
    return quoted(
      "\(times)\(parameter.spelling)=[\(sentence)]:\(parameter.placeholder):\(action(parameter))")
  }

  /// Words of the command itself count as arguments to zsh, so all are one list.
  private func rest(of declaration: Declaration) -> String {
    let arguments = declaration.arguments
    let choices = arguments.flatMap(\.choices)
    if !choices.isEmpty { return quoted("*:word:(\(choices.joined(separator: " ")))") }
    let isFile = arguments.contains { $0.completion != .nothing } || declaration.trailing != nil
    return quoted(isFile ? "*:file:_files" : "*:word:")
  }

  private func action(_ parameter: Parameter) -> String {
    if !parameter.choices.isEmpty { return "(\(parameter.choices.joined(separator: " ")))" }
    return switch parameter.completion {
    case .nothing: ""
    case .files: "_files"
    case .folders: "_files -/"
    }
  }

  private func bracketed(_ text: String) -> String {
    text.reduce(into: "") { $0 += "[]\\:".contains($1) ? "\\\($1)" : "\($1)" }
  }

  private func quoted(_ text: String) -> String {
    "'" + text.reduce(into: "") { $0 += $1 == "'" ? "'\\''" : "\($1)" } + "'"
  }
}
