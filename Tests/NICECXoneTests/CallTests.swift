import Documents
import Model
import TestSupport
import Testing

@testable import NICECXone

struct CallTests {
  /// One attribute of one kind, named so that a failure tells which.
  struct Case: CustomTestStringConvertible, Sendable {
    var cxone: CXoneKind
    var attribute: Attribute
    var testDescription: String { "\(cxone.name).\(attribute.name)" }
  }

  static let cases = CXoneKind.all.filter { $0.endpoints.update != nil }.flatMap { cxone in
    cxone.kind.attributes.filter {
      $0.mutability == .always && !$0.isWriteOnly && $0.removalStep == nil
    }.map { Case(cxone: cxone, attribute: $0) }
  }

  private func calls(_ test: Case) throws -> [Call] {
    let live = try Sample.live(of: test.cxone)
    let value = Sample.value(of: test.attribute.type, turn: 1)
    return try CallMaker(
      test.cxone, Sample.update(test.cxone, live, test.attribute, to: value)
    ).calls()
  }

  @Test(arguments: cases)
  func `a change of one attribute makes calls that carry it`(_ test: Case) throws {
    let calls = try calls(test)
    #expect(!calls.isEmpty)
    #expect(calls.allSatisfy { !$0.creates && !$0.path.contains("{id}") })
  }

  @Test(arguments: cases)
  func `a change sends everything else as it is`(_ test: Case) throws {
    guard !test.attribute.isStoredApart, test.cxone.endpoints.peculiarity == nil else { return }
    let call = try #require(try calls(test).first)
    let sent = fields(of: call)
    let names = test.cxone.endpoints.inUpdate
    for other in test.cxone.kind.attributes
    where other.mutability == .always && !other.isStoredApart && !other.isWriteOnly {
      let name = other.writePath[0]
      #expect(sent[names[name] ?? name] != nil, "\(other.name)")
    }
  }

  private func fields(of call: Call) -> Value {
    guard let body = call.body else {
      return .object(Object(call.query.map { ($0.0, .string($0.1)) }))
    }
    return ["skill", "team", "agent"].lazy.compactMap { body[$0] }.first ?? body
  }

  @Test(arguments: CXoneKind.all.filter { $0.endpoints.creation != nil }.map(\.kind))
  func `creation makes one object`(_ kind: Kind) throws {
    let cxone = try #require(CXoneKind.of(kind))
    let write = Write(
      .create, kind: kind, key: "the key", live: nil, attributes: Sample.attributes(of: kind),
      changed: kind.attributes.map(\.name), ids: Sample.ids)
    let calls = try CallMaker(cxone, write).calls()
    #expect(calls.filter(\.creates).count == 1)
    #expect(calls.first?.creates == true)
    #expect(calls.first?.method == "POST")
    #expect(calls.first?.isRepeatable == cxone.endpoints.isShared)
    #expect(calls.dropFirst().allSatisfy { $0.path.contains("{id}") })
  }

  @Test(arguments: CXoneKind.all.filter { $0.endpoints.isDeletable }.map(\.kind))
  func `a deletion that finds nothing is done already`(_ kind: Kind) throws {
    let cxone = try #require(CXoneKind.of(kind))
    let write = Write(
      .delete, kind: kind, key: "the key", live: try Sample.live(of: cxone), attributes: [:],
      changed: [])
    let last = try #require(try CallMaker(cxone, write).calls().last)
    #expect(last.method == "DELETE")
    #expect(last.alreadyDone == [404])
  }

  @Test(arguments: CXoneKind.all.filter { $0.endpoints.deactivation != nil }.map(\.kind))
  func `switching off says so and nothing else`(_ kind: Kind) throws {
    let cxone = try #require(CXoneKind.of(kind))
    var live = try Sample.live(of: cxone)
    let write = Write(
      .deactivate, kind: kind, key: "the key", live: live, attributes: [:], changed: [])
    #expect(try CallMaker(cxone, write).calls().count == 1)
    let setting: Endpoints.Setting
    switch cxone.endpoints.deactivation {
    case .update(let found), .status(let found): setting = found
    default: return
    }
    live.attributes.set(setting.value, at: [setting.attribute])
    var done = write
    done.live = live
    #expect(try CallMaker(cxone, done).calls().isEmpty)
  }

  @Test func `a skill is spelled as each of its calls wants it`() throws {
    let skills = CXoneKind.skills
    let wish: Value = ["popThankYouURL": "https://a.example", "patronTypingPreview": true]
    let create = Write(
      .create, kind: skills.kind, key: "S", live: nil, attributes: wish,
      changed: ["popThankYouURL", "patronTypingPreview"])
    let made = try CallMaker(skills, create).calls()[0].body?["skills"]?.array?.first
    #expect(made == ["patronTypingPreview": true, "popThankYouURL": "https://a.example"])
    var update = create
    update.verb = .update
    update.live = LiveObject(id: "7", key: "S", attributes: [:], raw: [:])
    let changed = try CallMaker(skills, update).calls()[0].body?["skill"]
    #expect(changed == ["patronTypingIndicator": true, "popThankYouUrl": "https://a.example"])
  }

  @Test func `an inactive skill is made and then switched off`() throws {
    let skills = CXoneKind.skills.kind
    let write = Write(
      .create, kind: skills, key: "S", live: nil,
      attributes: ["skillName": "S", "mediaTypeId": 4, "isActive": false],
      changed: ["skillName", "mediaTypeId", "isActive"])
    let calls = try CallMaker(.skills, write).calls()
    #expect(calls.map(\.method) == ["POST", "PUT"])
    #expect(calls[0].body?[path: ["skills"]]?.array?.first?["isActive"] == nil)
    #expect(calls[1].body?[path: ["skill", "isActive"]] == false)
    #expect(calls[1].body?[path: ["skill", "mediaTypeId"]] == nil)
  }

  @Test func `agents gain, change and lose skills by calls with bodies`() throws {
    let live = LiveObject(
      id: "9", key: "ana",
      attributes: [
        "skills": [
          "100": ["proficiency": 3, "isActive": true],
          "101": ["proficiency": 1, "isActive": true],
        ]
      ], raw: [:])
    let write = Write(
      .update, kind: CXoneKind.agents.kind, key: "ana", live: live,
      attributes: ["skills": ["skills-0": ["proficiency": 5], "skills-2": ["proficiency": 2]]],
      changed: ["skills"], ids: Sample.ids)
    let calls = try CallMaker(.agents, write).calls()
    #expect(calls.map(\.method) == ["DELETE", "PUT", "POST"])
    #expect(calls[0].body == ["skills": [["skillId": 101]]])
    #expect(
      calls[1].body == ["skills": [["isActive": true, "proficiency": 5, "skillId": "100"]]])
    #expect(calls[2].body == ["skills": [["proficiency": 2, "skillId": "102"]]])
  }

  @Test func `an entry of an address book goes by the vendor's own id`() throws {
    let entry: Value = ["firstName": "Ana", "lastName": "Berg", "phone": "1"]
    let kept: Value = [
      "firstName": "Ana", "lastName": "Berg", "phone": "1", "addressBookEntryId": 55,
    ]
    let live = LiveObject(
      id: "3", key: "B", attributes: ["entries": [entry]], raw: ["apart:entries": [kept]])
    let write = Write(
      .update, kind: CXoneKind.addressBooks.kind, key: "B", live: live,
      attributes: ["entries": [["firstName": "Bo", "lastName": "Coe"]]], changed: ["entries"])
    let calls = try CallMaker(.addressBooks, write).calls()
    #expect(calls.map(\.method) == ["DELETE", "POST"])
    #expect(calls[0].path.hasSuffix("/address-books/3/entries/55"))
    #expect(calls[1].body == ["addressBookEntries": [["firstName": "Bo", "lastName": "Coe"]]])
  }

  @Test func `an entry without an id of its own is not removed by a call about all`() {
    let live = LiveObject(
      id: "3", key: "B", attributes: ["entries": [["firstName": "Ana", "lastName": "Berg"]]],
      raw: [:])
    let write = Write(
      .update, kind: CXoneKind.addressBooks.kind, key: "B", live: live,
      attributes: ["entries": []], changed: ["entries"])
    #expect(throws: ProviderError.self) { try CallMaker(.addressBooks, write).calls() }
  }

  @Test func `a user is given back whole, the role by name`() throws {
    let raw: Value = [
      "id": "u-1", "role": "Agent", "roleUUID": "r-1", "emailToBeVerified": .null,
    ]
    let live = LiveObject(
      id: "u-1", key: "ana",
      attributes: [
        "userName": "ana", "firstName": "Ana", "lastName": "Berg",
        "emailAddress": "ana@acme.example", "role": ["id": "r-1"],
      ], raw: raw)
    let write = Write(
      .update, kind: CXoneKind.users.kind, key: "ana", live: live,
      attributes: ["secondaryRoleIds": ["Observer"]], changed: ["secondaryRoleIds"],
      ids: ["roles": ["observer": "r-2"]])
    let body = try #require(try CallMaker(.users, write).calls().first?.body)
    #expect(body["role"] == "Agent")
    #expect(body["secondaryRoleIds"] == ["r-2"])
    #expect(body["emailToBeVerified"] == "ana@acme.example")
    #expect(body["id"] == "u-1")
  }
}
