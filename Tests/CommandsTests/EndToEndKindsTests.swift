import Documents
import Files
import Testing

@testable import Commands

/// The way of an object of each kind: made, read back, exported, changed, taken away.
struct EndToEndKindsTests {
  /// What a project says of a kind first, and then; `beside` stands before and after.
  struct Way: CustomTestStringConvertible, Sendable {
    var kind: String
    var beside = ""
    var first: String
    var then: String
    var testDescription: String { kind }

    func text(_ part: String) -> String {
      "kind: genesys-cloud\ntenant: cloud\n" + beside + (part.isEmpty ? "" : "\(kind):\n" + part)
    }
  }

  private static let pool = """
    existing: { flows: ["Default *"] }
    didPools:
      - { startPhoneNumber: "+493010000", endPhoneNumber: "+493010999" }

    """

  private static let people = """
    divisions: { Sales: {} }
    users:
      ana@acme.example: { name: Ana, division: Sales }
      bo@acme.example: { name: Bo, division: Sales }

    """

  static let ways = [
    Way(
      kind: "groups",
      beside: people,
      first: """
          Leads:
            type: official
            visibility: public
            rulesVisible: true
            members: [ana@acme.example]

        """,
      then: """
          Leads:
            type: official
            visibility: public
            rulesVisible: false
            description: Who leads
            members: [bo@acme.example]

        """),
    Way(
      kind: "didPools",
      first: """
          - startPhoneNumber: "+493010000"
            endPhoneNumber: "+493010099"
            comments: Berlin

        """,
      then: """
          - startPhoneNumber: "+493010000"
            endPhoneNumber: "+493010099"
            comments: Hamburg
            provider: PURE_CLOUD

        """),
    Way(
      kind: "ivrs",
      beside: pool
        + "divisions: { Sales: {} }\nscheduleGroups: { Open: { timeZone: Europe/Berlin } }\n",
      first: """
          Main:
            dnis: ["+493010001", "+493010002"]
            openHoursFlow: Default Inbound Flow

        """,
      then: """
          Main:
            division: Sales
            dnis: [\((1...120).map { "\"+4930\(10_000 + $0)\"" }.joined(separator: ", "))]
            openHoursFlow: Default Inbound Flow
            closedHoursFlow: Default Inbound Flow
            scheduleGroup: Open

        """),
    Way(
      kind: "emergencyGroups",
      beside: pool + "divisions: { Sales: {} }\nivrs: { Main: { dnis: [\"+493010001\"] } }\n",
      first: """
          Fire:
            emergencyCallFlows: [{ emergencyFlow: Default Inbound Flow, ivrs: [Main] }]

        """,
      then: """
          Fire:
            description: When the house burns
            division: Sales
            emergencyCallFlows:
              - { emergencyFlow: Default Inbound Flow, ivrs: [] }
              - { emergencyFlow: Default Voicemail Flow }
              - { emergencyFlow: Default Voicemail Flow, ivrs: [Main] }

        """),
    Way(
      kind: "presenceDefinitions",
      beside: "divisions: { Sales: {} }\n",
      first: """
          Coffee:
            languageLabels: { en_US: Coffee }
            systemPresence: Break

        """,
      then: """
          Coffee:
            languageLabels: { en_US: Coffee, de: Kaffee }
            systemPresence: Away
            division: Sales

        """),
    Way(
      kind: "teams",
      beside: people,
      first: """
          North:
            description: Up there
            members: [ana@acme.example]

        """,
      then: """
          North:
            division: Sales
            members: [bo@acme.example]

        """),
    Way(
      kind: "skillGroups",
      beside: "divisions: { Sales: {}, Service: {} }\nskills: { Billing: {}, Claims: {} }\n"
        + "languages: { French: {} }\n",
      first: """
          Experts:
            division: Sales
            skillConditions: []
            memberDivisions: []

        """,
      then: """
          Experts:
            division: Service
            memberDivisions: [Sales]
            skillConditions:
              - operation: And
                routingSkillConditions:
                  - routingSkill: Billing
                    comparator: GreaterThan
                    proficiency: 3
                    childConditions:
                      - operation: Not
                        routingSkillConditions:
                          - { routingSkill: Claims, comparator: EqualTo, proficiency: 1 }
                        languageSkillConditions: []
                languageSkillConditions:
                  - { languageSkill: French, comparator: GreaterThanOrEqualTo, proficiency: 2 }

        """),
    Way(
      kind: "externalContacts",
      beside: "divisions: { Sales: {} }\n",
      first: """
          - lastName: Ruiz
            firstName: Ana
            workPhone: { e164: "+493020001" }
            personalEmail: ana@home.example
          - { lastName: Ruiz, firstName: Bo }

        """,
      then: """
          - lastName: Ruiz
            firstName: Ana
            workPhone: { e164: "+493020002", extension: 7 }
            cellPhone: { e164: "+491701234567", acceptsSMS: true }
            personalEmail: ana@home.example
            address: { city: Berlin, countryCode: DE }
          - { lastName: Ruiz, firstName: Bo, division: Sales, surveyOptOut: true }

        """),
    Way(
      kind: "authenticationSettings",
      first: """
          organization:
            multifactorAuthenticationRequired: true
            passwordRequirements: { minimumLength: 12 }

        """,
      then: """
          organization:
            multifactorAuthenticationRequired: true
            domainAllowlistEnabled: true
            domainAllowlist: [crm.acme.example]
            ipAddressAllowlist: [192.0.2.0/24, 198.51.100.7]
            passwordRequirements: { minimumLength: 14, expirationDays: 0 }
            tokenStorageLocation: session

        """),
  ]

  @Test(arguments: ways)
  func `what is made, changed and taken away needs no second plan`(_ way: Way) async throws {
    try await SandboxedProject.using(["kind.yaml": way.text(way.first)]) { project in
      for text in [way.first, way.then, ""] {
        try project.write(way.text(text), to: "kind.yaml")
        await project.succeed("apply", "--yes")
        await project.succeed("plan", "--detailed-exitcode")
        await project.succeed("drift")
      }
    }
  }

  @Test(arguments: ways)
  func `the export of what was made plans empty`(_ way: Way) async throws {
    try await SandboxedProject.using(["kind.yaml": way.text(way.then)]) { project in
      await project.succeed("apply", "--yes")
      let copy = project.aside("copy")
      let export = await project.run([
        "export", "cloud", "--project", project.aside("nowhere"), "--output", copy, "--quiet",
      ])
      #expect(export.exit == .success, "\(export.errors)")
      let files = try Folder(copy).tree()
      #expect(files.contains("cloud/\(way.kind).yaml"))
      let plan = await project.run(["plan", "--project", copy, "--detailed-exitcode", "--quiet"])
      #expect(plan.exit == .success, "\(plan.output)\(plan.errors)")
    }
  }

  @Test func `more contacts than the vendor lists are found one by one`() async throws {
    let contacts = (1...1_001).map { number -> Value in
      ["lastName": .string("Number \(number)"), "workEmail": .string("n\(number)@acme.example")]
    }
    let text = """
      kind: genesys-cloud
      tenant: cloud
      externalContacts:
        - { lastName: Number 1000, workEmail: n1000@acme.example, title: Buyer }
        - { lastName: Newcomer }

      """
    try await SandboxedProject.using(
      ["kind.yaml": text], seed: ["externalContacts": .array(contacts)]
    ) { project in
      await project.succeed("apply", "--yes")
      let found = try await project.objects("externalContacts")
      #expect(found.count == 1_002)
      #expect(found.filter { $0["title"] == "Buyer" }.map { $0["lastName"] } == ["Number 1000"])
      await project.succeed("plan", "--detailed-exitcode")
      let copy = project.aside("copy")
      let export = await project.run("export", "cloud", "--output", copy)
      #expect(export.exit == .success)
      #expect(export.errors.contains("1002"), "\(export.errors)")
      let files = try Folder(copy).tree()
      #expect(!files.contains("cloud/externalContacts.yaml"))
    }
  }
}
