/// A switch that is there or not: `--yes`.
package struct Flag: Declared {
  /// What help and parsing know of it.
  package let parameter: Parameter

  /// Declares a switch by its long name without dashes.
  package init(
    _ name: String, short: Character? = nil, _ summary: String, excludes: [String] = []
  ) {
    parameter = Parameter(
      role: .flag, name: name, short: short, summary: summary, excludes: excludes)
  }
}

/// A named value: `--env NAME` or `--env=NAME`.
///
/// `Result` is what a command gets: an optional where the option may be left out, a plain value
/// where it has a default or is required, an array where it may be repeated.
package struct Option<Result: Sendable>: Declared {
  /// What help and parsing know of it.
  package let parameter: Parameter
  let resolve: @Sendable ([String]) -> Result

  /// Declares an option that may be left out.
  package init<Wanted>(
    _ name: String, _ placeholder: String, _ summary: String, _ reading: Reading<Wanted>,
    excludes: [String] = []
  ) where Result == Wanted? {
    var parameter = Parameter(.option, name, placeholder, summary, reading)
    parameter.excludes = excludes
    self.parameter = parameter
    resolve = { texts in texts.last.flatMap(reading.read) }
  }

  /// Declares an option with a default, written as a user would write it.
  package init(
    _ name: String, _ placeholder: String, _ summary: String, _ reading: Reading<Result>,
    default text: String, excludes: [String] = []
  ) {
    var parameter = Parameter(.option, name, placeholder, summary, reading)
    parameter.defaultText = text
    parameter.excludes = excludes
    self.parameter = parameter
    resolve = { texts in reading.checked(texts.last ?? text) }
  }

  /// Declares an option without which the command does not run.
  package init(
    required name: String, _ placeholder: String, _ summary: String, _ reading: Reading<Result>
  ) {
    var parameter = Parameter(.option, name, placeholder, summary, reading)
    parameter.isRequired = true
    self.parameter = parameter
    resolve = { texts in reading.checked(texts.last) }
  }

  /// Declares an option that may be given many times; its values keep their order.
  package init<Wanted>(
    repeatable name: String, _ placeholder: String, _ summary: String, _ reading: Reading<Wanted>
  ) where Result == [Wanted] {
    var parameter = Parameter(.option, name, placeholder, summary, reading)
    parameter.isRepeatable = true
    self.parameter = parameter
    resolve = { texts in texts.compactMap(reading.read) }
  }
}

/// A value known by its place: `SCHEMA`.
package struct Argument<Result: Sendable>: Declared {
  /// What help and parsing know of it.
  package let parameter: Parameter
  let resolve: @Sendable ([String]) -> Result

  /// Declares an argument that must be there.
  package init(_ placeholder: String, _ summary: String, _ reading: Reading<Result>) {
    var parameter = Parameter(.argument, placeholder, "", summary, reading)
    parameter.isRequired = true
    self.parameter = parameter
    resolve = { texts in reading.checked(texts.last) }
  }

  /// Declares an argument that may be left out.
  package init<Wanted>(
    optional placeholder: String, _ summary: String, _ reading: Reading<Wanted>
  ) where Result == Wanted? {
    parameter = Parameter(.argument, placeholder, "", summary, reading)
    resolve = { texts in texts.last.flatMap(reading.read) }
  }

  /// Declares the last argument of a command, which takes all words that are left.
  package init<Wanted>(
    repeatable placeholder: String, _ summary: String, _ reading: Reading<Wanted>,
    isRequired: Bool = false
  ) where Result == [Wanted] {
    var parameter = Parameter(.argument, placeholder, "", summary, reading)
    parameter.isRepeatable = true
    parameter.isRequired = isRequired
    self.parameter = parameter
    resolve = { texts in texts.compactMap(reading.read) }
  }
}

/// A command line of another program, after `--`.
package struct Trailing: Declared {
  /// What help and parsing know of it.
  package let parameter: Parameter

  /// Declares what may follow `--`; the placeholder names it in help.
  package init(_ placeholder: String, _ summary: String) {
    parameter = Parameter(role: .trailing, name: placeholder, summary: summary)
  }
}

extension Parameter {
  fileprivate init<Wanted>(
    _ role: Role, _ name: String, _ placeholder: String, _ summary: String,
    _ reading: Reading<Wanted>
  ) {
    self.init(
      role: role, name: name, placeholder: placeholder, summary: summary,
      choices: reading.choices, accepted: reading.accepted, completion: reading.completion,
      accepts: { reading.read($0) != nil })
  }
}

extension Reading {
  /// Reads a text that the parser has accepted already.
  fileprivate func checked(_ text: String?) -> Wanted {
    guard let text, let value = read(text) else {
      preconditionFailure("the parser runs no command without a readable value")
    }
    return value
  }
}
