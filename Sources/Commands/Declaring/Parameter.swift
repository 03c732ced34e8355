/// A value that declares one thing a command takes: `Flag`, `Option`, `Argument` or `Trailing`.
package protocol Declared: Sendable {
  /// The declaration without its type, from which help and parsing are made.
  var parameter: Parameter { get }
}

/// What parsing, help and completions know of a declared flag, option or argument.
package struct Parameter: Sendable {
  enum Role: Sendable { case flag, option, argument, trailing }

  let role: Role
  /// Long name without dashes, or the argument's placeholder.
  let name: String
  var short: Character?
  /// The placeholder of an option's value.
  var placeholder = ""
  let summary: String
  var defaultText: String?
  /// The words that are accepted; empty where anything readable is.
  var choices: [String] = []
  /// Completes "must be …".
  var accepted = ""
  var completion = Completion.nothing
  var isRequired = false
  var isRepeatable = false
  /// Names of options that make no sense beside this one.
  var excludes: [String] = []
  var accepts: @Sendable (String) -> Bool = { _ in true }

  var isNamed: Bool { role == .flag || role == .option }

  /// The way a user writes the name: `--env` or `SCHEMA`.
  var spelling: String { isNamed ? "--" + name : name }

  /// The name with its value, as help lists it: `-h, --help`, `--env NAME`.
  var synopsis: String {
    switch role {
    case .flag: (short.map { "-\($0), " } ?? "") + spelling
    case .option: "\(spelling) \(placeholder)"
    case .argument:
      (isRequired ? name : "[\(name)]") + (isRepeatable ? "…" : "")
    case .trailing: "[-- \(name)…]"
    }
  }
}

/// Names that a shell can offer for a value.
package enum Completion: Sendable {
  case nothing, files, folders
}
