import Documents
import TestSupport
import Testing

@testable import Commands

/// A tenant, or something in front of it, that answers what it should not.
struct HostileAnswerTests {
  /// What a tenant does to the list of queues, for ever, and what the user is told.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var script: Value
    var says: String

    var testDescription: String { name }
  }

  private static let reads = [
    Case(
      name: "HTML instead of JSON",
      script: ["status": 200, "contentType": "text/html", "body": "<html>Maintenance</html>"],
      says: "no JSON (status 200, 'text/html'): <html>Maintenance</html>"),
    Case(
      name: "JSON that ends in the middle",
      script: ["status": 200, "contentType": "application/json", "body": "{\"entities\": [{"],
      says: "broken JSON"),
    Case(
      name: "401 again and again", script: ["status": 401, "body": ["code": "bad.token"]],
      says: "401"),
    Case(
      name: "405", script: ["status": 405, "body": ["code": "method.not.allowed"]], says: "405"),
    Case(name: "429 without a time", script: ["status": 429], says: "429"),
    Case(
      name: "429 with a time that nobody waits for",
      script: ["status": 429, "headers": ["Retry-After": "86400"]], says: "429"),
    Case(name: "500", script: ["status": 500, "body": ["message": "boom"]], says: "500"),
    Case(name: "503", script: ["status": 503], says: "503"),
    Case(name: "a connection that is cut", script: ["fate": "reset"], says: "cannot list queues"),
    Case(
      name: "an answer that is cut", script: ["fate": "truncated", "carriedOut": true],
      says: "cannot list queues"),
  ]

  @Test(arguments: reads)
  func `a list that cannot be read ends a plan and changes nothing`(_ case: Case) async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      var script = `case`.script
      script.set("/api/v2/routing/queues", at: ["route"])
      script.set(1_000, at: ["count"])
      try await project.answer(script)
      for command in [["plan"], ["apply", "--yes"]] {
        let answer = await project.run(command + ["--project", project.folder])
        #expect(answer.exit == .failed, "\(command): \(answer.output)\(answer.errors)")
        #expect(answer.errors.contains("list queues"), "\(answer.errors)")
        #expect(answer.errors.contains(`case`.says), "\(answer.errors)")
      }
      #expect(try await project.writes() == 0)
      try await project.answer()
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  @Test(
    arguments: [
      ["status": 429, "headers": ["Retry-After": "7"]], ["status": 429], ["status": 500],
      ["status": 503, "headers": ["Retry-After": "3"]], ["status": 503],
      ["fate": "reset"], ["fate": "truncated", "carriedOut": true],
    ] as [Value])
  func `what passes is waited for`(_ script: Value) async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      var script = script
      script.set(3, at: ["count"])
      try await project.answer(script)
      await project.succeed("plan")
      try await project.answer(script)
      await project.succeed("apply", "--yes")
      try await project.expectOnce("queues", "Support", "Orders")
      try await project.expectOnce("skills", "Billing")
      try await project.expectSettled()
    }
  }

  @Test func `a tenant that asks to wait is asked again when it said`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      try await project.answer([
        "route": "/api/v2/routing/queues", "status": 429, "headers": ["Retry-After": "42"],
      ])
      await project.succeed("plan")
      #expect(project.clock.sleeps.contains { $0 >= .seconds(42) && $0 < .seconds(44) })
    }
  }

  @Test func `a kind that nobody may see is a hole that a plan shows`() async throws {
    let text = Trouble.project.replacing(", wrapUpCodes: [Solved]", with: "")
    try await SandboxedProject.using(["cloud.yaml": text]) { project in
      await project.succeed("apply", "--yes")
      try await project.set(["denied": ["routing:wrapupCode:view"]])
      let answer = await project.succeed("plan", "--detailed-exitcode")
      #expect(answer.output.contains("wrapUpCodes"), "\(answer.output)")
      #expect(answer.output.contains("missing"), "\(answer.output)")
    }
  }

  @Test func `a kind that nobody may see and others need ends the plan`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      try await project.set(["denied": ["routing:wrapupCode:view"]])
      let answer = await project.run("apply", "--yes")
      #expect(answer.exit == .invalid)
      #expect(answer.errors.contains("[unreadable-kind]"), "\(answer.errors)")
      #expect(answer.errors.contains("cloud.yaml"), "\(answer.errors)")
      #expect(try await project.writes() == 0)
    }
  }

  /// What a tenant does to the making of queues, and what the report says.
  private static let refusals: [Case] = [
    Case(
      name: "400", script: ["status": 400, "body": ["code": "bad", "message": "not like this"]],
      says: "the tenant answered 400 'bad': not like this"),
    Case(
      name: "403", script: ["status": 403, "body": ["code": "missing.permissions"]], says: "403"),
    Case(name: "404", script: ["status": 404], says: "404"),
    Case(name: "409", script: ["status": 409, "body": ["code": "general.conflict"]], says: "409"),
    Case(name: "413", script: ["status": 413], says: "413"),
  ]

  @Test(arguments: refusals)
  func `a write that is refused stops its own branch alone`(_ case: Case) async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      var script = `case`.script
      script.set("POST", at: ["method"])
      script.set("/api/v2/routing/wrapupcodes", at: ["route"])
      try await project.answer(script)
      let answer = await project.run("apply", "--yes")
      #expect(answer.exit == .partial, "\(answer.output)\(answer.errors)")
      #expect(answer.output.contains("3 of 5 changes made"))
      #expect(answer.output.contains(`case`.says), "\(answer.output)")
      #expect(answer.output.contains("skipped  cloud/queues/Support"), "\(answer.output)")
      #expect(answer.output.contains("correlation id"), "\(answer.output)")
      #expect(answer.output.contains("to go on: cutsheet plan"), "\(answer.output)")
      try await project.expectOnce("queues", "Orders")
      #expect(await project.names(of: "queues").contains("Support") == false)
      await project.succeed("apply", "--yes")
      try await project.expectOnce("queues", "Support", "Orders")
      try await project.expectSettled()
    }
  }

  @Test func `a run in which everything is refused has failed`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      try await project.answer(["method": "POST", "route": "/api/v2/*", "status": 403, "count": 99])
      let answer = await project.run("apply", "--yes")
      #expect(answer.exit == .failed, "\(answer.output)\(answer.errors)")
      try await project.answer()
      await project.succeed("apply", "--yes")
      try await project.expectSettled()
    }
  }

  @Test func `a creation that fails half-way is finished by the next run`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      try await project.answer(
        [
          "method": "POST", "route": "/api/v2/routing/queues/{queueId}/wrapupcodes", "status": 400,
        ], ["method": "POST", "route": "/api/v2/routing/queues/{id}/wrapupcodes", "status": 400])
      let answer = await project.run("apply", "--yes")
      #expect(answer.exit == .partial, "\(answer.output)\(answer.errors)")
      let plan = await project.run("plan")
      #expect(plan.output.contains("Support"), "\(plan.output)")
      await project.succeed("apply", "--yes")
      try await project.expectOnce("queues", "Support", "Orders")
      try await project.expectSettled()
    }
  }

  @Test func `wrong credentials are told once`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      let answer = await project.run(
        ["plan", "--project", project.folder], environment: ["GENESYS_CLIENT_SECRET": "wrong"])
      #expect(answer.exit == .failed)
      #expect(answer.errors.contains("sign-in failed"), "\(answer.errors)")
      #expect(answer.errors.contains("wrong") == false, "\(answer.errors)")
    }
  }

  @Test func `nobody at the endpoint is told as that`() async throws {
    try await SandboxedProject.using(["cloud.yaml": Trouble.project]) { project in
      let answer = await project.run(
        ["plan", "--project", project.folder],
        environment: ["CUTSHEET_ENDPOINT_CLOUD": "http://127.0.0.1:1"])
      #expect(answer.exit == .failed)
      #expect(answer.errors.contains("no connection"), "\(answer.errors)")
    }
  }
}
