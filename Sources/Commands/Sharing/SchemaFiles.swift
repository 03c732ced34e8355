import Contracts
import Documents
import Parsing

/// Reads JSON Schemas from files and shows where they cannot be used.
struct SchemaFiles {
  private let files: any FileAccess

  init(_ files: any FileAccess) {
    self.files = files
  }

  /// Compiles the schema of a file with the others that it may refer to; throws a `Refusal`.
  func schema(
    _ path: String, given others: [String], assertsFormats: Bool = false
  ) async throws -> Schema {
    var nodes: [String: Node] = [:]
    var sources: [String: String] = [:]
    var diagnostics: [Diagnostic] = []
    for path in [path] + others where sources[path] == nil {
      let bytes = try await bytes(of: path)
      sources[path] = String(decoding: bytes, as: UTF8.self)
      let (node, found) = JSON.node(bytes, file: path)
      nodes[path] = node
      diagnostics += found
    }
    guard let node = nodes[path], !diagnostics.contains(where: { $0.severity == .error }) else {
      throw Refusal(.invalid, diagnostics, sources: sources)
    }
    do throws(SchemaError) {
      return try Schema(
        compiling: node.value, baseURI: Self.uri(of: path),
        given: Dictionary(
          others.map { (Self.uri(of: $0), nodes[$0]?.value ?? .null) },
          uniquingKeysWith: { first, _ in first }),
        assertsFormats: assertsFormats)
    } catch {
      let problems = error.problems.map { Self.diagnostic($0, among: nodes) }
      throw Refusal(.invalid, problems, sources: sources)
    }
  }

  private func bytes(of path: String) async throws -> [UInt8] {
    do {
      return try await files.read(path)
    } catch {
      throw Refusal(.invalid, "unreadable-file", Program.describe(error))
    }
  }

  /// The address from which relative references start, so that they lead from file to file.
  private static func uri(of path: String) -> String {
    let signs: [Character: String] = ["%": "%25", " ": "%20", "#": "%23", "?": "%3F"]
    let encoded = path.reduce(into: "") { $0 += signs[$1] ?? String($1) }
    return "file://" + (path.hasPrefix("/") ? "" : "/") + encoded
  }

  private static func diagnostic(
    _ problem: SchemaError.Problem, among nodes: [String: Node]
  ) -> Diagnostic {
    let document = nodes.first { path, node in
      problem.document == uri(of: path) || problem.document == node.value["$id"]?.string
    }
    let part = JSONPointer(parsing: problem.pointer).flatMap { document?.value.at($0) }
    let isMissing = problem.message.hasSuffix("was not given")
    return Diagnostic(
      .error, "unusable-schema", problem.message, at: part?.range,
      help: isMissing ? "name its file with --given" : nil)
  }
}
