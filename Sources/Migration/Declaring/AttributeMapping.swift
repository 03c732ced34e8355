package import Documents

/// How one attribute of a target comes to be.
package struct AttributeMapping: Sendable {
  /// How a value becomes another.
  package enum Conversion: Sendable {
    /// As it stands.
    case same
    /// Multiplied by a fraction: seconds to milliseconds, percent to ratio; rounded half up to
    /// whole numbers where the target is whole.
    case scaled(by: Int, over: Int)
    /// What an object that the source refers to has become.
    case reference(from: String, to: String)
    /// What several objects have become: keys in a list or a map, or records of a list with the key
    /// in `field`; only those of a role, where one is given.
    case references(from: String, to: String, field: String? = nil)
    /// The same as entries by reference, in `field` numbered by name from 1 on.
    case ranked(from: String, to: String, field: String)
    /// Entries by reference, each with a number in `field` that is graded anew.
    case ratings(from: String, to: String, field: String, Grading)
    /// What those objects of the source have become that refer to this one in an attribute.
    case referrers(of: String, by: String, to: String)
    /// The same as entries by reference, each with the number of a setting in `field`.
    case memberships(of: String, by: String, to: String, field: String, setting: String)
    /// What this very object has become under another rule, in one of its roles.
    case siblings(rule: String, role: String)
    /// Computed from the objects of a kind that the source refers to.
    case related(of: String, Relating)
    /// A text made of several attributes; nothing where one of them has no value.
    case text(String)
    /// The same for every object.
    case constant(Value)
    /// Computed from the attribute and the settings; nil says that there is nothing to write.
    case computed(@Sendable (Value, Object) -> Value?)
    /// Computed from all attributes and the settings.
    case computedWhole(@Sendable (Value, Object) -> Value?)
  }

  /// Makes a value of named objects, and says what it cannot hold.
  package typealias Relating =
    @Sendable (_ objects: [(name: String, attributes: Value)], _ settings: Object) -> (
      value: Value?, unheld: [String]
    )

  /// The dotted name of the target's attribute.
  package var target: String
  /// The dotted name of the source's attribute, or `piece.…` for a value of the piece.
  package var source: String?
  /// Further source attributes that a computation looks at.
  package var others: [String] = []
  /// How one becomes the other.
  package var conversion: Conversion
  /// A member of entries by which one does not count where it is false.
  package var counting: String?

  package init(_ target: String, from source: String? = nil, _ conversion: Conversion = .same) {
    self.target = target
    self.source = source
    self.conversion = conversion
  }

  /// Names further source attributes that are used up.
  package func using(_ others: String...) -> AttributeMapping {
    var copy = self
    copy.others += others
    return copy
  }

  /// Leaves entries out in which a member is false.
  package func counting(_ member: String) -> AttributeMapping {
    var copy = self
    copy.counting = member
    return copy
  }

  /// The kinds of the two sides, where the value refers to objects.
  var link: (source: String, target: String)? {
    switch conversion {
    case .reference(let source, let target), .references(let source, let target, _),
      .ranked(let source, let target, _), .ratings(let source, let target, _, _),
      .referrers(let source, _, let target),
      .memberships(let source, _, let target, _, _):
      (source, target)
    default: nil
    }
  }

  /// The other kind that must be read for the value.
  var lookedAt: String? {
    if case .related(let kind, _) = conversion { kind } else { link?.source }
  }

  /// Under which name losses are told: the source's where it has one.
  var told: String { sourcePath.first == "piece" ? target : source ?? target }

  var sourcePath: [String] { (source ?? "").split(separator: ".").map(String.init) }
}

/// How grades of one scale become grades of another: linearly between best and worst, rounded half
/// up to whole grades.
package struct Grading: Sendable {
  /// The ends of a scale, as numbers or names of settings.
  package enum End: Sendable {
    case number(Int)
    case setting(String)
  }

  var from: (best: End, worst: End)
  var to: (best: End, worst: End)

  package init(from: (best: End, worst: End), to: (best: End, worst: End)) {
    self.from = from
    self.to = to
  }

  /// Grades a number anew; one beyond the scale counts as its end.
  package func grade(_ grade: Int, _ settings: Object) -> Int {
    let (best, worst) = (value(from.best, settings), value(from.worst, settings))
    let (newBest, newWorst) = (value(to.best, settings), value(to.worst, settings))
    guard best != worst else { return newBest }
    let kept = min(max(grade, min(best, worst)), max(best, worst))
    let doubled = 2 * (kept - best) * (newWorst - newBest)
    let span = worst - best
    // Half up on the magnitude of the whole sum: both scales are short, so nothing overflows.
    let numerator = (2 * newBest * span + doubled) * (span < 0 ? -1 : 1)
    let denominator = 2 * abs(span)
    return floorDivided(2 * numerator + denominator, by: 2 * denominator)
  }

  /// Of two grades of the new scale the better one.
  func better(_ one: Int, _ other: Int, _ settings: Object) -> Int {
    let isRising = value(to.best, settings) > value(to.worst, settings)
    return isRising ? max(one, other) : min(one, other)
  }

  private func value(_ end: End, _ settings: Object) -> Int {
    switch end {
    case .number(let number): number
    case .setting(let name): settings[name]?.integer ?? 1
    }
  }
}

/// The quotient rounded down.
func floorDivided(_ number: Int, by divisor: Int) -> Int {
  let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
  return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
}
