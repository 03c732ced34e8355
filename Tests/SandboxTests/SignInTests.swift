import Documents
import Testing

@testable import Sandbox

@Suite struct SignInTests {
  @Test func `a client signs in and reads its organisation`() throws {
    var desk = Desk()
    let answer = desk.get("/api/v2/organizations/me")
    #expect(answer.status == 200)
    #expect(answer.value["productPlatform"] == "GenesysCloud")
  }
}
