import Documents

/// Keeps names and values of tenants from becoming markup, mentions or commands.
package enum Markdown {
  /// Four marks, so that three of them in a value cannot close the block.
  package static func fence(_ language: String = "") -> String { "````" + language }

  /// Text for running prose: every character that could mean something is escaped.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for character in Printable.line(text) {
      switch character {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "@": result += "&#64;"
      case "#": result += "&#35;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "|", "~", "!":
        result += "\\" + String(character)
      case ":": result += "&#58;"
      default: result.append(character)
      }
    }
    return result
  }

  /// Text inside a fence: only what could close the fence must go.
  package static func inFence(_ text: String) -> String {
    // A hidden comment may be how a sticky comment is found again; a name must not forge one.
    Printable.line(text).replacingRuns(of: "`", atLeast: 4, with: "'")
      .split(separator: "<!--", omittingEmptySubsequences: false).joined(separator: "<\\!--")
  }
}

extension String {
  fileprivate func replacingRuns(
    of character: Character, atLeast count: Int, with other: Character
  ) -> String {
    var result = ""
    var run = 0
    func flush() -> String {
      String(repeating: String(run >= count ? other : character), count: run)
    }
    for next in self {
      if next == character {
        run += 1
      } else {
        result += flush()
        run = 0
        result.append(next)
      }
    }
    return result + flush()
  }
}
