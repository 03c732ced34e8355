/// Where the state of a project is kept.
package enum StateLocation: Hashable, Sendable {
  /// A repository of its own in a folder, made on first use.
  case folder(String)
  /// A repository elsewhere, of which `clone` holds a copy.
  case remote(url: String, clone: String)
  /// A branch of its own in the repository that holds the project's folder.
  case project(folder: String)

  /// Reads `state.repository` of a project that lies in `folder`.
  package init(_ text: String, inProject folder: String) {
    let usual = folder + "/.cutsheet/state"
    if text == "." {
      self = .project(folder: folder)
    } else if Self.isURL(text) {
      self = .remote(url: text, clone: usual)
    } else {
      self = .folder(text.hasPrefix("/") ? text : folder + "/" + text)
    }
  }

  /// Whether git would reach it through a transport: `ssh://…`, `file://…`, `host:path`.
  private static func isURL(_ text: String) -> Bool {
    if text.contains("://") { return true }
    guard let colon = text.firstIndex(of: ":") else { return false }
    return !text[..<colon].contains("/")
  }
}
