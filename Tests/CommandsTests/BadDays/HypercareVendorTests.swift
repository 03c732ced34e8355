import Documents
import Files
import Parsing
import TestSupport
import Testing

@testable import Commands

/// Bad days that come on either platform.
struct HypercareVendorTests {
  private static let lead = HypercareVendor.lead
  private static let (ana, eva) = (HypercareVendor.ana, HypercareVendor.eva)

  @Test(arguments: HypercareVendor.allCases)
  func `a member who does not exist refuses the plan and names the likely one`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      let text = try project.read("wave.yaml")
      try project.write(text.replacing("[ana@acme", with: "[anna@acme"), to: "wave.yaml")
      for words in [["plan"], ["apply", "--yes"]] {
        let answer = await project.run(words + ["--project", project.folder])
        #expect(answer.exit == .invalid, "\(words): \(answer.output)\(answer.errors)")
        #expect(answer.errors.contains("[unknown-member]"), "\(answer.errors)")
        #expect(answer.errors.contains("did you mean 'ana@acme.example'?"), "\(answer.errors)")
      }
      let audit = await project.run("audit")
      #expect(audit.exit == .differences && audit.output.contains("[unknown-member]"))
      // Nothing was done, not even for those whom the document no longer names.
      try await vendor.expectHolders([Self.ana], of: HypercareVendor.observer, in: project)
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `somebody who may open a role and does not exist is told by the plan`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      let text = try project.read("wave.yaml")
      try project.write(text.replacing("[eva@acme", with: "[evaa@acme"), to: "wave.yaml")
      let plan = await project.run("plan")
      #expect(plan.exit == .success, "\(plan.output)\(plan.errors)")
      #expect(plan.errors.contains("[unknown-member]"), "\(plan.output)\(plan.errors)")
      #expect(plan.errors.contains("did you mean 'eva@acme.example'?"), "\(plan.errors)")
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `openings and applies in turn record nothing that has not changed`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      let before = await project.succeed("history").output.split(separator: "observe(").count
      await project.openLead()
      await project.succeed("apply", "--yes")
      await project.openLead("--extend")
      project.pass(hours: 5)
      await project.succeed("hypercare", "expire")
      await project.succeed("apply", "--yes")
      let history = await project.succeed("history").output
      #expect(history.split(separator: "observe(").count == before, "\(history)")
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `a role that somebody edited during the window is told with what changed`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      let (path, edit, right): (String, Value, String) =
        vendor == .genesysCloud
        ? (
          "objects/roles/HYPERCARE_OBSERVER",
          [
            "permissionPolicies": [
              ["domain": "routing", "entityName": "queue", "actionSet": ["view", "delete"]]
            ]
          ], "routing:queue:delete"
        )
        : (
          "objects/securityProfiles/HYPERCARE_OBSERVER",
          ["permissions": [["permissionKey": "Skills", "optionKeys": ["View", "Delete"]]]],
          "acd:Skills:Delete"
        )
      try await project.behindTheBack("PATCH", path, edit, of: vendor.tenant)
      let audit = await project.run("audit")
      #expect(audit.exit == .differences, "\(audit.output)")
      #expect(audit.output.contains("[role-edited]") && audit.output.contains(right))
      let plan = await project.run("plan", "--detailed-exitcode")
      if vendor == .genesysCloud {
        #expect(plan.exit == .differences && plan.output.contains("HYPERCARE_OBSERVER"))
        await project.succeed("apply", "--yes")
        try await project.expectSettled()
      } else {
        // No call changes a role there: a person is told to.
        let told = plan.output + plan.errors
        #expect(told.contains("[role-differs]") && told.contains("also allows '\(right)'"))
      }
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `a window that crosses a change of clocks ends at the time of day at which it began`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.using { project in
      let zone = try #require(Workspace.zones.zone("Europe/Berlin"))
      let change = try #require(
        (1...400).lazy.map { project.now + .seconds($0 * 86_400) }.first {
          zone.offset(at: $0) != zone.offset(at: $0 + .seconds(86_400))
        })
      project.clock.advance(by: change - project.now)
      let opens =
        try #require(
          Instant(String(project.now.description.prefix(16)) + ":00.000Z")) + .seconds(-3600)
      let shift = zone.offset(at: change) - zone.offset(at: change + .seconds(86_400))
      let closes = opens + .seconds(2 * 86_400 + shift)
      try project.write(
        vendor.wave(
          opens: String(zone.time(at: opens).description.prefix(16)), zone: zone.name, days: 2),
        to: "wave.yaml")
      await project.succeed("apply", "--yes")
      project.clock.advance(by: closes + .seconds(-120) - project.now)
      let early = await project.run("hypercare", "close", "wave-1", "--yes")
      let end = zone.time(at: closes).description.split(separator: "T").joined(separator: " ")
      #expect(early.exit == .refused, "\(early.output)")
      #expect(early.errors.contains("goes on until \(end.prefix(16))"), "\(early.errors)")
      // Two hours are asked for; the window leaves two minutes.
      let opened = await project.openLead()
      #expect(opened.output.contains("until \(end.prefix(16))"), "\(opened.output)")
      project.clock.advance(by: .seconds(180))
      _ = await project.alarms("plan")
      await project.succeed("hypercare", "close", "wave-1", "--yes")
      for role in [Self.lead, HypercareVendor.observer] {
        try await vendor.expectHolders([], of: role, in: project)
      }
    }
  }

  @Test(arguments: HypercareVendor.allCases, [-1.0, 1.0])
  func `where our clock is wrong by an hour, the tenant's counts`(
    _ vendor: HypercareVendor, hours: Double
  ) async throws {
    try await vendor.applied { project in
      await project.openLead()
      // By our clock it is over half an hour early, or goes on half an hour too long.
      project.pass(hours: hours > 0 ? 1.5 : 2.5)
      let now = project.now
      let words = ["hypercare", "expire", "--project", project.folder]
      let answer = await project.run(words) { context in
        context.now = { now + .seconds(hours * 3600) }
      }
      #expect(answer.exit == .success, "\(answer.output)\(answer.errors)")
      #expect(answer.errors.contains("[wrong-clock]"), "\(answer.errors)")
      #expect(answer.errors.contains("[break-glass-overdue]") == false, "\(answer.errors)")
      try await vendor.expectHolders(hours > 0 ? [Self.eva] : [], in: project)
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `a revocation that fails is tried again by every run and shouted about until it is done`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      await project.openLead()
      project.pass(hours: 3)
      let (method, route) = vendor.revocation
      try await project.behindTheBack(
        "POST", "settings",
        [
          "answers": [
            [
              "method": .string(method), "route": .string(route), "status": 403, "count": 100,
            ]
          ]
        ], of: vendor.tenant)
      let failed = await project.run("hypercare", "expire")
      #expect(failed.exit == .failed, "\(failed.output)\(failed.errors)")
      #expect(failed.errors.contains("[not-revoked]"), "\(failed.errors)")
      #expect(failed.errors.contains("revoking it has failed since "), "\(failed.errors)")
      #expect(await project.succeed("history").output.contains("could not be revoked"))
      try await vendor.expectHolders([Self.eva], in: project)
      for words in [["plan"], ["drift"], ["audit"], ["history"]] {
        let answer = await project.run(words + ["--project", project.folder])
        #expect(answer.errors.contains("[break-glass-overdue]"), "\(words): \(answer.errors)")
      }
      for words in [
        ["apply", "--yes"], ["hypercare", "expire"],
        [
          "hypercare", "open", "wave-1", "--user", "eva@acme.example", "--reason", "x", "--for",
          "5h",
        ],
      ] {
        let before = try await Self.attempts(vendor, project)
        let answer = await project.run(words + ["--project", project.folder])
        #expect(answer.errors.contains("[break-glass-overdue]"), "\(words): \(answer.errors)")
        #expect(answer.errors.contains("revoking what has ended"), "\(words): \(answer.errors)")
        #expect(try await Self.attempts(vendor, project) > before, "\(words)")
      }
      try await project.behindTheBack(
        "POST", "settings", ["answers": []], of: vendor.tenant)
      await project.succeed("hypercare", "expire")
      try await vendor.expectHolders([], in: project)
      #expect(!(await project.run("plan").errors.contains("[break-glass-overdue]")))
    }
  }

  /// How often the tenant was asked to take a role away.
  private static func attempts(
    _ vendor: HypercareVendor, _ project: SandboxedProject
  ) async throws -> Int {
    let report = try await project.behindTheBack("GET", "requests", of: vendor.tenant)
    return (report["routes"]?.array ?? []).filter {
      $0["method"]?.string == vendor.revocation.method
        && $0["route"]?.string?.hasPrefix(vendor.revocation.route.prefix { $0 != "*" }) == true
    }.reduce(0) { $0 + ($1["count"]?.integer ?? 0) }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `what expires while an apply runs ends well`(_ vendor: HypercareVendor) async throws {
    try await vendor.applied { project in
      await project.openLead()
      try project.write(vendor.addition, to: "people.yaml")
      let answer = await project.run(
        ["apply", "--yes", "--events", project.aside("events"), "--project", project.folder]
      ) { context in
        context.files = Watched(context.files, Trigger { project.pass(hours: 3) })
      }
      #expect(answer.exit == .success, "\(answer.output)\(answer.errors)")
      // It went on with what it began with; what ended meanwhile is said, and gone with the next.
      #expect(answer.errors.contains("[break-glass-overdue]"), "\(answer.errors)")
      let made = await project.names(
        of: vendor == .genesysCloud ? "skills" : "teams", in: vendor.tenant)
      #expect(made.contains("Billing"), "\(made)")
      await project.succeed("hypercare", "expire")
      try await vendor.expectHolders([], in: project)
      try await project.expectSettled()
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `credentials that can only read are enough to be shouted at`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      await project.openLead()
      project.pass(hours: 3)
      let limits: Value =
        vendor == .genesysCloud
        ? [
          "permissions": [
            "routing:*:view", "authorization:*:view", "directory:*:view", "oauth:*:view",
            "routing:queue:search", "audits:*:view",
          ]
        ] : ["denied": ["PUT /user-management/v1/users", "POST /user-management/v1/users"]]
      try await project.behindTheBack("POST", "settings", limits, of: vendor.tenant)
      for words in [["plan"], ["drift"], ["audit"], ["history"], ["show", "HEAD"]] {
        let text = await project.run(words + ["--project", project.folder]).errors
        #expect(text.contains("[break-glass-overdue]"), "\(words): \(text)")
        #expect(text.contains("'eva@acme.example' should have lost role 'HYPERCARE_LEAD'"))
        #expect(text.contains("opened by boss@acme.example: calls are lost, ticket OPS-7"))
        #expect(
          text.contains("help: revoke it: cutsheet hypercare expire --tenant \(vendor.tenant)"))
      }
      let plan = await project.run("plan", "--format", "json")
      let machine = try JSON.value(Array(plan.output.utf8))
      let codes = machine["diagnostics"]?.array?.compactMap { $0["code"]?.string }
      #expect(codes?.contains("break-glass-overdue") == true)
    }
  }

  @Test(arguments: HypercareVendor.allCases)
  func `every opening and every end is in the history with who, why and ticket`(
    _ vendor: HypercareVendor
  ) async throws {
    try await vendor.applied { project in
      await project.openLead()
      await project.openLead("--extend", for: "3h")
      project.pass(hours: 4)
      await project.succeed("hypercare", "expire")
      await project.openLead()
      await project.succeed(
        "hypercare", "close", "wave-1", "--user", "eva@acme.example", "--reason", "mended",
        environment: ["CUTSHEET_ACTOR": "desk@acme.example"])
      await project.succeed(
        "hypercare", "close", "wave-1", "--early", "--reason", "stable", "--yes",
        environment: ["CUTSHEET_ACTOR": "boss@acme.example"])
      let entries =
        try await project.succeed("history", "--format", "json").result["entries"]?
        .array ?? []
      let told = entries.filter { $0["hypercare"] == "wave-1" }.reversed().map { entry in
        [
          entry["subject"]?.string?.split(separator: " until ").first.map(String.init),
          entry["actor"]?.string, entry["reason"]?.string, entry["ticket"]?.string,
        ].map { $0 ?? "-" }.joined(separator: " | ")
      }
      let (place, host) = ("hypercare(\(vendor.tenant)): ", Host.user())
      let lead = place + "HYPERCARE_LEAD of eva@acme.example"
      #expect(
        told.filter { $0.contains("HYPERCARE_LEAD of") || $0.contains("closed") } == [
          lead + " opened | boss@acme.example | calls are lost | OPS-7",
          lead + " extended | boss@acme.example | calls are lost | OPS-7",
          lead + " has ended | \(host) | calls are lost | OPS-7",
          lead + " opened | boss@acme.example | calls are lost | OPS-7",
          lead + " ends before its time | desk@acme.example | mended | OPS-7",
          lead + " has ended | desk@acme.example | mended | OPS-7",
          place + "wave-1 closed before its time | boss@acme.example | stable | -",
        ])
    }
  }
}
