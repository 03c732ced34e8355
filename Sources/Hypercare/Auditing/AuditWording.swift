import Documents
import Model

/// The words in which an audit speaks of rights, roles and the ways they take.
enum AuditWording {
  /// `412 rights, such as 'routing:queue:delete', 'telephony:plugin:all' and 410 more`: those that
  /// change something come first.
  static func rights(_ names: [String]) -> String {
    let telling = names.lazy.filter { !isHarmless($0) }.prefix(3)
    let shown = (Array(telling) + names.lazy.filter(isHarmless).prefix(3)).prefix(3)
    let list = shown.map { "'\(Printable.line($0))'" }.joined(separator: ", ")
    switch names.count {
    case 1: return "the right \(list)"
    case ...3: return "the rights \(list)"
    default: return "\(names.count) rights, \(list) and others"
    }
  }

  private static func isHarmless(_ name: String) -> Bool {
    name.hasSuffix(":view") || name.hasSuffix(":search") || name.hasSuffix(":read")
  }

  /// `directly, in all divisions`, `through group 'Leads' in division 'Sales'`.
  static func ways(_ ways: [EffectiveAccess.Way], byDivision: Bool) -> String {
    let texts = ways.map { way in
      let source = way.group.map { "through group '\(Printable.line($0.name))'" }
      let place =
        way.division.map { "in division '\(Printable.line($0))'" }
        ?? (byDivision ? "in all divisions" : nil)
      let own = way.isPrimary ? "as the primary role" : "directly"
      return [source ?? own, place].compactMap(\.self).joined(separator: " ")
    }
    return Set(texts).sorted().joined(separator: " and ")
  }

  static func subject(_ subject: Access.Subject) -> String {
    "\(subject.sort.rawValue) '\(Printable.line(subject.name))'"
  }
}
