import Documents
import Model

extension CXoneKind {
  static let hoursOfOperation = CXoneKind(
    kind: Kind(
      "hoursOfOperation", singular: "hours profile", summary: "When skills and scripts are open.",
      key: .attribute("hoursOfOperationProfileName"), deletion: .soft, permissions: .ofTheRole,
      manualSteps: .neverSwitchedOff,
      notes: [
        "Times are in the business unit's zone; a profile has none of its own.",
        "A day that is not written is closed; one break a day is all there can be.",
        "'overrideBranch' forces a branch of the script until 'overrideExpirationDate'.",
        "Holidays go by their date.",
      ]
    ) {
      Attribute.string("hoursOfOperationProfileName", "The name.", length: 1...30).required()
      Attribute.string("description", "What it is for.").cosmetic()
      Attribute.string("notes", "Notes for administrators.").cosmetic()
      Attribute.map(
        "days", from: .text, to: .record(span), "The hours of each day, by its English name.")
      Attribute.map(
        "holidays", from: .text, to: .record(holidaySpan), "Other hours, by date.")
      Attribute.string("overrideBranch", "The branch that is taken whatever the time.")
      Attribute.string("overrideExpirationDate", "Until when that holds.")
      Attribute.set("skills", of: .id(of: "skills"), "The skills that keep these hours.")
        .storedApart()
    },
    endpoints: .acd(
      "hours-of-operation", id: "hoursOfOperationProfileId", listing: listing
    ).with {
      $0.single = .guarded(deleted: [("isDeleted", "true")])
      $0.creation = .flat
      $0.update = Endpoints.Update(form: .flat)
      $0.isDeletable = true
      $0.isGone = { $0["isDeleted"] == true }
      $0.inCreation = ["hoursOfOperationProfileName": "profileName"]
      $0.keyed = ["days": "day", "holidays": "date"]
      $0.nested = [skillsOfHours]
      $0.canonical = wholeWeek
      $0.finish = { body, live in
        guard live != nil else { return }
        // A change must hold both lists.
        for list in ["days", "holidays"] where body[list] == nil { body.set([], at: [list]) }
      }
    })

  private static let listing: Listing = {
    var listing = Listing.pages("hoursOfOperation", "hoursOfOperationProfiles")
    listing.query = [("isDeleted", "false")]
    listing.isNamesOnly = true
    return listing
  }()

  private static let skillsOfHours = Nested(
    attribute: "skills", source: .embedded("skills", isInList: false),
    content: .references(["skillId"]),
    writing: .calls(
      adding: Batch(
        method: "PUT", path: "skills", form: .ids("skills"), extra: ["assign": true]),
      removing: Batch(
        method: "PUT", path: "skills", form: .ids("skills"), extra: ["assign": false])))

  @AttributesBuilder private static var span: [Attribute] {
    Attribute.string("openTime", "When it opens: 08:00:00.", length: 5...8)
    Attribute.string("closeTime", "When it closes.", length: 5...8)
    Attribute.boolean("hasAdditionalHours", "Whether it opens a second time, after a break.")
      .defaulting(to: false)
    Attribute.string("additionalOpenTime", "When it opens again.", length: 0...8)
    Attribute.string("additionalCloseTime", "When it closes for the day.", length: 0...8)
    Attribute.boolean("isClosedAllDay", "Whether it stays closed.").defaulting(to: false)
  }

  @AttributesBuilder private static var holidaySpan: [Attribute] {
    Attribute.string("holidayName", "The name of the day.", length: 1...100).required()
      .on(wire: "name", written: "holidayName").formerly("holidayName")
    span
  }

  /// A change leaves days as they were that it does not name, so all seven are always named.
  private static let wholeWeek: @Sendable (Value) -> Value = { attributes in
    guard case .object(let written)? = attributes["days"] else { return attributes }
    var days = Object()
    for (name, day) in written { days[name] = day.withSeconds }
    for name in week where days[name] == nil { days[name] = ["isClosedAllDay": true] }
    var result = attributes
    result.set(.object(days), at: ["days"])
    return result
  }

  private static let week = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
}

extension Value {
  /// A day whose times have the seconds that the vendor gives back.
  fileprivate var withSeconds: Value {
    guard case .object(let members) = self else { return self }
    return .object(
      Object(
        members.map { name, value in
          guard name.hasSuffix("Time"), let text = value.string, text.utf8.count == 5 else {
            return (name, value)
          }
          return (name, .string(text + ":00"))
        }))
  }
}
