import Documents
import Testing

@testable import Sandbox

/// Attribute-based policies, and what they forbid.
@Suite struct PolicyTests {
  private static let path = "/api/v2/authorization/policies"
  private static let target = path + "/targets/routing:queue:delete"

  private static func deny(_ more: Object = [:]) -> Value {
    .object(
      (["name": "No", "subject": ["type": "ALL"], "effect": "DENY", "active": true] as Object)
        .merging(more))
  }

  @Test func `a policy that binds clients stands above what their roles allow`() {
    var desk = Desk()
    let queues = "/api/v2/routing/queues"
    let queue = queues + "/" + desk.post(queues, ["name": "Q"]).id
    let made = desk.post(Self.target, Self.deny())
    #expect(made.status == 201 && made.value["targetResource"] == "routing:queue:delete")
    let other = queues + "/" + desk.post(queues, ["name": "Other"]).id
    #expect(desk.send("DELETE", other).status == 200)
    let one = Self.path + "/" + made.id
    #expect(desk.send("PUT", one, Self.deny(["applyToClients": true])).status == 200)
    let refused = desk.send("DELETE", queue)
    #expect(refused.status == 403 && refused.code == "authz.policy.denied")
    #expect(desk.get(queue).status == 200)
    let off = Self.deny(["applyToClients": true, "active": false])
    #expect(desk.send("PUT", one, off).value["targetResource"] == "routing:queue:delete")
    #expect(desk.send("DELETE", queue).status == 200)
  }

  @Test func `a client is bound by its own policy, without a condition`() {
    var desk = Desk()
    let subject: Value = ["type": "CLIENT", "id": "tool"]
    let target = Self.path + "/targets/routing:skill:view"
    let condition: Value = ["expression": "x"]
    _ = desk.post(target, Self.deny(["subject": subject, "condition": condition]))
    #expect(desk.get("/api/v2/routing/skills").status == 200)
    #expect(desk.send("PUT", target, Self.deny(["subject": subject])).status == 200)
    #expect(desk.get("/api/v2/routing/skills").code == "authz.policy.denied")
    let policy = target + "/subject/tool"
    #expect(desk.get(policy).value["condition"] == nil)
    #expect(desk.send("DELETE", policy).status == 204)
    #expect(desk.get("/api/v2/routing/skills").status == 200)
  }

  @Test func `a subject has one policy for a target`() {
    var desk = Desk()
    #expect(desk.post(Self.target, Self.deny()).status == 201)
    #expect(desk.post(Self.target, Self.deny()).code == "policy.already.exists")
    let client = Self.deny(["subject": ["type": "CLIENT", "id": "tool"]])
    let second = desk.post(Self.target, client)
    let changed = desk.send("PUT", Self.path + "/" + second.id, Self.deny())
    #expect(changed.code == "policy.update.conflict")
    #expect(
      desk.post(Self.target, Self.deny(["subject": ["type": "USER", "id": "none"]])).status == 400)
    #expect(desk.get(Self.target).entities.count == 2)
    let page = desk.get(Self.path + "?pageSize=1").value
    #expect(page["nextUri"]?.string?.contains("after=") == true)
  }

  @Test func `whoever would lock themselves out is refused`() {
    var desk = Desk()
    let target = Self.path + "/targets/authorization:policy:add"
    let policy = Self.deny(["applyToClients": true])
    #expect(desk.post(target, policy).code == "authz.policy.lockout.check.failed")
    #expect(desk.post(target, Self.deny()).status == 201)
    #expect(desk.post(Self.path + "/targets/nonsense", Self.deny()).code == "bad.request")
  }

  @Test func `an organisation without the feature refuses all of it`() {
    var desk = Desk()
    _ = desk.post("/_sandbox/settings", ["hasPolicies": false])
    #expect(desk.get(Self.path).code == "not.authorized")
    #expect(desk.post(Self.target, Self.deny()).status == 403)
  }
}
