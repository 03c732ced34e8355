import Documents

extension Kind {
  /// Languages that agents speak: there is no update at all.
  static let languages = Kind(
    name: "languages", path: "/api/v2/routing/languages", entityType: "ACDLanguage",
    service: "ContactCenter",
    fields: [Field("name", .text(1...2_000), required: true)],
    stamps: [.dateModified, .textVersion, .state],
    duplicate: (400, "general.conflict"),
    isSoftDeleted: true,
    routes: { kind in
      [
        .list(kind, .none, upTo: 100),
        .create(kind, .any("routing:skill:manage")),
        .get(kind, .none),
        .delete(kind, .any("routing:skill:manage"), answer: .empty),
      ]
    })
}
