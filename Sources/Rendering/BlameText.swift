package import Documents
package import Model

/// Where each attribute of an object has its value from.
package struct BlameText {
  /// The last change of one attribute.
  package struct Line: Sendable {
    /// The dotted name.
    package var attribute: String
    /// The value that it has.
    package var value: Value
    /// What its number counts in.
    package var unit: Attribute.Unit?
    /// The commit that set it.
    package var commit: String
    /// Who applied that.
    package var actor: String
    /// The moment of the commit.
    package var when: Instant
    /// The plan that set it; nil where the tenant was found so.
    package var plan: String?

    package init(
      attribute: String, value: Value, unit: Attribute.Unit? = nil, commit: String,
      actor: String, when: Instant, plan: String? = nil
    ) {
      self.attribute = attribute
      self.value = value
      self.unit = unit
      self.commit = commit
      self.actor = actor
      self.when = when
      self.plan = plan
    }
  }

  /// Writes a line an attribute below the address; ends with a line feed.
  package static func render(
    _ address: Address, _ lines: [Line], style: Style = .plain
  ) -> String {
    let rows = lines.map { line in
      [
        String(line.commit.prefix(Moment.commitLength)), Moment.text(line.when),
        Printable.line(line.actor),
        line.plan.map { "plan " + $0.prefix(12) } ?? "observed",
        Printable.line(line.attribute), ValueText.inline(line.value, unit: line.unit),
      ]
    }
    let table = Table(rows).lines { column, cell in
      switch column {
      case 0: style.yellow(cell)
      case 1...3: style.dim(cell)
      default: cell
      }
    }
    return ([style.bold(Printable.line(address.description))] + table)
      .joined(separator: "\n") + "\n"
  }
}
