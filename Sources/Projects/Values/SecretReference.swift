/// Where a secret is to be had; its value is nowhere in a project.
package enum SecretReference: Hashable, Sendable {
  case environment(String)
  /// A path relative to the project, or an absolute one for what is mounted.
  case file(String)
}

extension SecretReference: Comparable, CustomStringConvertible {
  /// By the text form.
  package static func < (left: SecretReference, right: SecretReference) -> Bool {
    left.description < right.description
  }

  /// The form `env:NAME` or `file:PATH`; it says nothing of the value.
  package var description: String {
    switch self {
    case .environment(let name): "env:\(name)"
    case .file(let path): "file:\(path)"
    }
  }
}
