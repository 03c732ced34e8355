import Documents
import Model
import Policies

/// Compares what members of one hypercare can do with what it allows and needs.
struct MemberAudit {
  private let document: HypercareDocument
  private let hypercare: Audit.Hypercare
  private let now: Instant
  private let access: Access
  private let directory: AuditDirectory
  private let limitsByDivision: Bool
  private var judge: MemberJudge
  private var findings: [AuditFinding] = []
  /// For how many more unknown members it is worth looking who was meant.
  private var suggestionsLeft = 5
  /// Where each participant is named, the first place of several.
  private var places: [Access.Subject: SourceRange] = [:]

  init(_ hypercare: Audit.Hypercare, _ audit: Audit) {
    document = hypercare.document
    self.hypercare = hypercare
    now = audit.facts.now
    access = audit.facts.access
    directory = audit.directory
    limitsByDivision = access.grants.contains { $0.division != nil }
    judge = MemberJudge(document, access, directory)
  }

  /// What there is to say of members; nothing once the window has closed.
  mutating func run(_ effective: inout EffectiveAccess) -> [AuditFinding] {
    guard hypercare.isCurrent(at: now) else { return [] }
    let parts = participations()
    for (subject, part) in parts.sorted(by: { $0.key < $1.key }) {
      tell(subject, part, &effective)
    }
    return findings
  }
}

// Who has a part in it.
extension MemberAudit {
  private mutating func participations() -> [Access.Subject: Participation] {
    var parts: [Access.Subject: Participation] = [:]
    for (place, role) in document.roles.enumerated() {
      for member in role.members {
        guard let subject = directory.subject(member.sort, member.name) else {
          noteUnknown(member.sort, member.name, member.declaredAt, role)
          continue
        }
        for person in subject.sort == .group ? directory.people(in: subject) : [subject] {
          parts[person, default: Participation()].add(place, role)
          places[person] = places[person] ?? member.declaredAt
        }
      }
    }
    for opening in hypercare.book.active(at: now) {
      guard let person = directory.subject(.user, opening.user),
        let place = document.roles.firstIndex(where: { opening.isOf(opening.user, $0.name) })
      else { continue }
      parts[person, default: Participation()].open.insert(place)
    }
    return parts
  }

  private mutating func noteUnknown(
    _ sort: Access.Subject.Sort, _ name: String, _ range: SourceRange?,
    _ role: HypercareDocument.Role
  ) {
    // Where subjects could not be read, nobody is known.
    let names = directory.names(sort)
    guard !names.isEmpty else { return }
    suggestionsLeft -= 1
    findings.append(
      AuditFinding(
        .error, "unknown-member",
        "there is no \(sort.rawValue) '\(Printable.line(name))', whom '\(role.name)' names",
        roles: [role.name], at: range,
        help: suggestionsLeft < 0 ? nil : Suggestion.clause(for: name, in: names)))
  }
}

extension Participation {
  fileprivate mutating func add(_ place: Int, _ role: HypercareDocument.Role) {
    if role.breakGlass == nil { standing.insert(place) } else { openable.insert(place) }
  }
}

// What is said of one person.
extension MemberAudit {
  private mutating func tell(
    _ subject: Access.Subject, _ part: Participation, _ effective: inout EffectiveAccess
  ) {
    if !subject.isActive {
      add(
        .warning, "inactive-member",
        "\(AuditWording.subject(subject)) has a part in hypercare '\(Printable.line(document.name))' "
          + "and cannot sign in", subject, help: "switch the account on, or leave the person out")
    }
    let ways = effective.ways(of: subject)
    let roles = Set(ways.map(\.role))
    let verdict = judge.verdict(
      MemberJudge.Case(
        roles: roles.sorted(), part: part, denied: effective.rights(deniedTo: subject)),
      &effective)
    for surplus in verdict.forbidden { tellForbidden(subject, part, surplus, ways) }
    for surplus in verdict.excess { tellExcess(subject, part, surplus, ways) }
    for lack in verdict.missing { tellMissing(subject, lack, effective.denials(of: subject)) }
    if hypercare.isOpen(at: now) { tellUnheld(subject, part, roles) }
  }

  private mutating func tellUnheld(
    _ subject: Access.Subject, _ part: Participation, _ roles: Set<String>
  ) {
    for role in part.held.map({ document.roles[$0] }) {
      guard directory.roles(role.name).allSatisfy({ !roles.contains($0) }) else { continue }
      add(
        .warning, "role-not-held",
        "\(AuditWording.subject(subject)) should hold '\(role.name)' and does not", subject,
        roles: [role.name], help: "run 'cutsheet apply'")
    }
  }
}

// The words.
extension MemberAudit {
  private mutating func tellForbidden(
    _ subject: Access.Subject, _ part: Participation, _ surplus: MemberJudge.Surplus,
    _ ways: [EffectiveAccess.Way]
  ) {
    let (id, rights) = (surplus.role, surplus.rights)
    let role = name(id)
    let defeated = observed(part).map { ": it defeats \($0)" } ?? ""
    let more = rights.isEmpty ? "" : (defeated.isEmpty ? ": it adds " : " with ")
    add(
      .error, "forbidden-role",
      "\(AuditWording.subject(subject)) holds '\(Printable.line(role))' \(words(ways, id)), which "
        + "nobody in hypercare '\(Printable.line(document.name))' may hold beside it\(defeated)"
        + more + surplus.words,
      subject, roles: [role] + roles(part), permissions: rights, help: help(ways, id),
      remedy: remedy(subject, id, ways))
  }

  private mutating func tellExcess(
    _ subject: Access.Subject, _ part: Participation, _ surplus: MemberJudge.Surplus,
    _ ways: [EffectiveAccess.Way]
  ) {
    let (id, rights) = (surplus.role, surplus.rights)
    let role = name(id)
    let observed = observed(part)
    let end = observed.map { ", which defeats \($0)" } ?? ", which its role in hypercare lacks"
    add(
      observed == nil ? .warning : .error,
      observed == nil ? "more-than-allowed" : "defeated-observer",
      "\(AuditWording.subject(subject)) holds '\(Printable.line(role))' \(words(ways, id)): it adds "
        + surplus.words + end,
      subject, roles: [role] + roles(part), permissions: rights,
      help: "\(help(ways, id)), or write it under 'allowed'", remedy: remedy(subject, id, ways))
  }

  private mutating func tellMissing(
    _ subject: Access.Subject, _ lack: MemberJudge.Lack, _ denials: [Access.Denial]
  ) {
    let (role, task, rights) = (document.roles[lack.role], lack.task, lack.rights)
    let denial = denials.first { !$0.isConditional && rights.contains($0.permission) }
    let why = denial.map { ": policy '\(Printable.line($0.name))' denies it" } ?? ""
    findings.append(
      AuditFinding(
        .warning, "less-than-needed",
        "\(AuditWording.subject(subject)) cannot '\(Printable.line(task.name))', a task of "
          + "'\(role.name)': \(AuditWording.rights(rights)) \(rights.count == 1 ? "is" : "are") "
          + "missing\(why)", of: subject, roles: [role.name], permissions: rights, at: task.range,
        help: denial == nil
          ? "add what is missing to the role's permissions"
          : "no role brings back what a policy denies: change the policy"))
  }

  /// The role of an observer, where the person has one and nothing open.
  private func observed(_ part: Participation) -> String? {
    guard part.open.isEmpty, let place = part.standing.min() else { return nil }
    return "'\(document.roles[place].name)'"
  }

  private func roles(_ part: Participation) -> [String] { part.all.map { document.roles[$0].name } }

  private func name(_ id: String) -> String { access.roles[id]?.name ?? id }

  private func words(_ ways: [EffectiveAccess.Way], _ id: String) -> String {
    AuditWording.ways(ways.filter { $0.role == id }, byDivision: limitsByDivision)
  }

  private func help(_ ways: [EffectiveAccess.Way], _ id: String) -> String {
    let ways = ways.filter { $0.role == id }
    if let group = ways.lazy.compactMap(\.group).first {
      return "take the person out of group '\(Printable.line(group.name))' for the time"
    }
    return ways.contains(where: \.isPrimary)
      ? "give the person another primary role for the time" : "take the role away for the time"
  }

  /// A group's grant and a primary role are not the person's to lose.
  private func remedy(
    _ subject: Access.Subject, _ id: String, _ ways: [EffectiveAccess.Way]
  ) -> [WantedAccess.Grant] {
    ways.filter { $0.role == id && $0.group == nil && !$0.isPrimary }.map {
      WantedAccess.Grant(subject.sort, subject.name, role: name(id), division: $0.division)
    }
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, _ message: String,
    _ subject: Access.Subject, roles: [String] = [], permissions: [String] = [],
    help: String? = nil, remedy: [WantedAccess.Grant] = []
  ) {
    findings.append(
      AuditFinding(
        severity, code, message, of: subject, roles: roles, permissions: permissions,
        at: places[subject], help: help, remedy: remedy))
  }
}
