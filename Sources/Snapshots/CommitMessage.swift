/// The words of a commit: a subject, a body, and trailers for machines.
package struct CommitMessage: Hashable, Sendable {
  /// A line `Key: value` at the end, which git and other tools can search for.
  package struct Trailer: Hashable, Sendable {
    /// Letters, digits and hyphens.
    package var key: String
    /// Any text on one line.
    package var value: String

    /// Takes the two sides of the colon.
    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The first line.
  package var subject: String
  /// Paragraphs between subject and trailers; may be empty.
  package var body: String
  /// The last paragraph, in order.
  package var trailers: [Trailer]

  /// Takes the parts as they stand in the text.
  package init(_ subject: String, body: String = "", trailers: [Trailer] = []) {
    self.subject = subject
    self.body = body
    self.trailers = trailers
  }

  /// The value of the first trailer of that key.
  package subscript(_ key: String) -> String? {
    trailers.first { $0.key == key }?.value
  }

  /// The text as git keeps it.
  ///
  /// Names from a tenant may hold line feeds; in a subject or a trailer they become spaces, so that
  /// no name can forge a trailer.
  package var text: String {
    let paragraphs = [
      Self.oneLine(subject), body,
      trailers.map { "\($0.key): \(Self.oneLine($0.value))" }.joined(separator: "\n"),
    ]
    return paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// Takes apart what `text` made.
  package init(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    subject = lines.first.map(String.init) ?? ""
    var rest = lines.dropFirst()
    while rest.last?.isEmpty == true { rest.removeLast() }
    let last = rest.suffix(while: { !$0.isEmpty })
    let read = last.compactMap(Self.trailer)
    trailers = read.count == last.count ? read : []
    if !trailers.isEmpty { rest = rest.dropLast(last.count) }
    while rest.first?.isEmpty == true { rest.removeFirst() }
    while rest.last?.isEmpty == true { rest.removeLast() }
    body = rest.joined(separator: "\n")
  }

  private static func trailer(_ line: Substring) -> Trailer? {
    guard let colon = line.firstIndex(of: ":"), line[colon...].hasPrefix(": "),
      line[..<colon].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
    else { return nil }
    return Trailer(String(line[..<colon]), String(line[colon...].dropFirst(2)))
  }

  private static func oneLine(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension BidirectionalCollection {
  /// The longest end whose elements all fulfil the condition.
  fileprivate func suffix(while condition: (Element) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, condition(self[index(before: start)]) { formIndex(before: &start) }
    return self[start...]
  }
}
