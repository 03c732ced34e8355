import Documents

/// Texts with places for blocks: a line that holds nothing but `%name%` becomes the block's lines,
/// as far to the right as it stands; an empty block takes the line away.
///
/// Indentation means something in YAML, so that blocks cannot simply be put in.
enum PipelineTemplate {
  static func fill(_ template: String, _ blocks: [String: [String]]) -> String {
    var lines: [String] = []
    for line in template.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }
      guard text.count > 2, text.hasPrefix("%"), text.hasSuffix("%"),
        let block = blocks[String(text.dropFirst().dropLast())]
      else {
        lines.append(String(line))
        continue
      }
      let margin = String(repeating: " ", count: line.count - text.count)
      lines += block.map { $0.isEmpty ? "" : margin + $0 }
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// The text in double quotes, as both JSON and YAML read it.
  var yamlQuoted: String { CanonicalJSON.text(of: .string(self)) }

  /// The lines of the text.
  var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The script with what all scripts share in the place that is kept for it.
  func replacingCommon(with text: String) -> String {
    lines.flatMap { $0 == "#COMMON#" ? text.lines : [$0] }.joined(separator: "\n")
  }
}
