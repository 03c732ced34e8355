package import Documents

/// The commits of a state repository, the newest first, a line each.
package struct HistoryText {
  /// One commit as a reader sees it.
  package struct Entry: Sendable {
    /// The commit, short.
    package var commit: String
    /// The moment of the commit.
    package var when: Instant
    /// Who ran the tool.
    package var actor: String
    /// The commit's first line: `apply(cloud): +2 ~5 -1`.
    package var subject: String
    /// Objects that came.
    package var created: Int
    /// Objects that changed.
    package var updated: Int
    /// Objects that went.
    package var deleted: Int
    /// The plan that was applied; nil for what was only observed.
    package var plan: String?
    /// Why it was made, where somebody had to say so.
    package var cause: String?

    package init(
      commit: String, when: Instant, actor: String, subject: String, created: Int, updated: Int,
      deleted: Int, plan: String? = nil, cause: String? = nil
    ) {
      self.commit = commit
      self.when = when
      self.actor = actor
      self.subject = subject
      self.created = created
      self.updated = updated
      self.deleted = deleted
      self.plan = plan
      self.cause = cause
    }
  }

  /// Writes the entries in the order given; ends with a line feed.
  package static func render(_ entries: [Entry], style: Style = .plain) -> String {
    guard !entries.isEmpty else { return "nothing has been recorded yet\n" }
    let rows = entries.map { entry in
      [
        String(entry.commit.prefix(Moment.commitLength)), Moment.text(entry.when),
        Printable.line(entry.actor), Printable.line(entry.subject),
        entry.cause.map(Printable.line) ?? counts(entry),
      ] + (entry.plan.map { ["plan " + $0.prefix(12)] } ?? [])
    }
    return Table(rows).lines { column, cell in
      switch column {
      case 0: style.yellow(cell)
      case 1, 2: style.dim(cell)
      default: cell
      }
    }.joined(separator: "\n") + "\n"
  }

  /// The counts, where the subject does not end in them.
  private static func counts(_ entry: Entry) -> String {
    let counts = "+\(entry.created.grouped) ~\(entry.updated.grouped) -\(entry.deleted.grouped)"
    return entry.subject.hasSuffix(counts) ? "" : counts
  }
}

/// Times and commits as lists show them.
enum Moment {
  static let commitLength = 7

  /// Minutes are as fine as a reader of a list needs: `2026-01-15 10:02`.
  static func text(_ instant: Instant) -> String {
    let parts = instant.description.split(separator: "T")
    return "\(parts[0]) \(parts.last?.prefix(5) ?? "")"
  }
}
