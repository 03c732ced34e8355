import Contracts
import Documents
import Testing

struct ContractCheckTests {
  @Test func `every line is reported, with all that is wrong with it`() throws {
    let check = ContractCheck(
      try Schema(compiling: value(#"{"required":["id"],"properties":{"id":{"type":"integer"}}}"#)))
    let lines = check.check(lines: Array("{\"id\":1}\r\n{\"id\":\"x\"}\n{}\n".utf8))
    #expect(
      lines.map { CanonicalJSON.text(of: $0.value) } == [
        #"{"errors":[],"line":1,"valid":true}"#,
        #"{"errors":[{"instancePath":"/id","message":"'id' must be an integer, not the string 'x'","schemaPath":"/properties/id/type"}],"line":2,"valid":false}"#,
        #"{"errors":[{"instancePath":"","message":"the object lacks the property 'id'","schemaPath":"/required"}],"line":3,"valid":false}"#,
      ])
  }

  @Test(arguments: [#"{"id":"#, "", "{} {}", "\u{0}"])
  func `a line that is no JSON is invalid and says so`(line: String) throws {
    let result = ContractCheck(try Schema(compiling: true)).check(Array(line.utf8), number: 7)
    #expect(!result.isValid)
    #expect(result.number == 7)
    #expect(result.violations.first?.message.hasPrefix("the line is no JSON: ") == true)
  }

  @Test func `a text without lines has nothing to report`() throws {
    let check = ContractCheck(try Schema(compiling: false))
    #expect(Array(check.check(lines: [])).isEmpty)
    #expect(Array(check.check(lines: Array("\n".utf8))).count == 1)
  }
}
