package import Documents

/// Reads JSON (RFC 8259).
///
/// `Parsing` turns bytes into values and nodes. It knows formats and nothing of what is written in
/// them; every input is hostile and is bounded in size and depth.
package enum JSON {
  /// Bounds on what is read; beyond them the text is refused.
  package struct Limits: Hashable, Sendable {
    /// The largest text that is read.
    package var bytes: Int
    /// How many objects and arrays may stand in one another.
    package var depth: Int

    /// Takes what differs from the default.
    package init(bytes: Int = 256 << 20, depth: Int = 256) {
      self.bytes = bytes
      self.depth = depth
    }

    /// 256 MiB and 256 levels.
    package static let `default` = Limits()
  }

  /// Reads one text into a value, without positions and fast: for what machines wrote.
  ///
  /// Numbers are exact. Of members with one name the last wins, as in the vendors' own clients. A
  /// byte order mark is skipped.
  package static func value(
    _ bytes: [UInt8], limits: Limits = .default
  ) throws(JSONError) -> Value {
    guard bytes.count <= limits.bytes else {
      throw JSONError(.tooLarge(limit: limits.bytes), offset: limits.bytes)
    }
    if let value = FastJSON.value(bytes, depth: limits.depth) { return value }
    // Slower, but it knows where and why a text is wrong; it also reads scalar roots.
    var reader = JSONReader(bytes, file: "", limits: limits)
    return try reader.read().value
  }

  /// Reads one text into a node with positions: for what people wrote or may have edited.
  ///
  /// The node is nil where the text is no JSON. Repeated keys are diagnosed and kept.
  package static func node(
    _ bytes: [UInt8], file: String, limits: Limits = .default
  ) -> (node: Node?, diagnostics: [Diagnostic]) {
    var reader = JSONReader(bytes, file: file, limits: limits)
    do throws(JSONError) {
      guard bytes.count <= limits.bytes else {
        throw JSONError(.tooLarge(limit: limits.bytes), offset: limits.bytes)
      }
      let node = try reader.read()
      return (node, reader.diagnostics)
    } catch {
      return (nil, reader.diagnostics + [error.diagnostic(in: file)])
    }
  }
}
