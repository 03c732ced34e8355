package import Documents

extension MigrationDocument {
  /// Finds migrations that derive tenants from one another in a circle: each night would bring
  /// back what the last one made.
  package static func cycles(among migrations: [MigrationDocument]) -> [Diagnostic] {
    let ways = Dictionary(migrations.map { ($0.to, $0) }, uniquingKeysWith: { first, _ in first })
    var told: Set<String> = []
    return migrations.compactMap { migration in
      guard migration.from != migration.to, !told.contains(migration.to),
        let circle = circle(through: migration, ways)
      else { return nil }
      told.formUnion(circle)
      let names = (circle + circle.prefix(1)).map { "'\(Printable.line($0))'" }
      return Diagnostic(
        "migration-cycle",
        "tenants are derived from one another in a circle: \(names.joined(separator: " → "))",
        at: migration.node?["from"]?.range, help: "drop one of the migrations")
    }
  }

  /// The tenants from the migration's target back to it, each derived from the one after it.
  private static func circle(
    through migration: MigrationDocument, _ ways: [String: MigrationDocument]
  ) -> [String]? {
    var tenants = [migration.to]
    var place = migration.from
    while place != migration.to {
      guard let next = ways[place], !tenants.contains(place) else { return nil }
      tenants.append(place)
      place = next.from
    }
    return tenants
  }
}
