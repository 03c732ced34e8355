import Contracts
import Documents
import Testing

struct OfficialSuiteTests {
  @Test(arguments: ["", "optional", "optional/format"])
  func `every case of the official suite is decided as it says`(folder: String) throws {
    let suite = try SuiteFiles()
    let groups = try suite.groups(in: folder)
    let outcome = Self.run(
      groups, given: try suite.remotes(), assertsFormats: folder.hasSuffix("format"))
    #expect(outcome.failures == [])
    // A folder that was not found, or moved, must not pass as one without faults.
    #expect(outcome.count >= Self.leastCases[folder] ?? 0)
    print(
      "official suite, '\(folder)': \(outcome.count - outcome.failures.count) of \(outcome.count)")
  }

  private static let leastCases = ["": 1_200, "optional": 100, "optional/format": 400]

  private static func run(
    _ groups: [SuiteFiles.Group], given: [String: Value], assertsFormats: Bool
  ) -> (count: Int, failures: [String]) {
    var count = 0
    var failures: [String] = []
    for group in groups {
      let name = "\(group.file): \(group.description)"
      count += group.cases.count
      do {
        let schema = try Schema(
          compiling: group.schema, given: given, assertsFormats: assertsFormats)
        failures += group.cases.compactMap { fault(in: $0, schema, name) }
      } catch {
        failures += group.cases.map { "\(name): \($0.description): \(error)" }
      }
    }
    return (count, failures)
  }

  /// Both ways through the evaluator must agree, and an invalid instance must get a reason.
  private static func fault(
    in test: SuiteFiles.Case, _ schema: Schema, _ name: String
  ) -> String? {
    let violations = schema.validate(test.data)
    if schema.accepts(test.data) != test.isValid {
      return "\(name): \(test.description): should be \(test.isValid ? "valid" : "invalid")"
    }
    if violations.isEmpty != test.isValid {
      return "\(name): \(test.description): \(violations.count) violations"
    }
    return nil
  }
}
