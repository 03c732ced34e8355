/// How often which call goes wrong, as `429:0.02,503:0.01,reset:0.01,lost-reply:0.01`.
package struct Faults: Sendable, Equatable {
  /// One way for a call to go wrong.
  package enum Fault: Sendable, Equatable {
    /// The call is answered with this status and does nothing.
    case status(Int)
    /// The connection is cut before the call does anything.
    case reset
    /// The call is carried out, and its answer is lost.
    case lostReply
    /// The call is carried out, and its answer ends in the middle.
    case truncated
  }

  /// Each way to go wrong with its probability.
  package private(set) var chances: [(fault: Fault, probability: Double)] = []

  /// Nothing goes wrong.
  package static let none = Faults()

  private init() {}

  /// Reads the text of `--faults`; nil where a part is none of `STATUS:P`, `reset:P`,
  /// `lost-reply:P`, `truncated:P` with P from 0 to 1.
  package init?(_ text: String) {
    for part in text.split(separator: ",") {
      let words = part.split(separator: ":").map { $0.filter { $0 != " " } }
      guard words.count == 2, let fault = Self.fault(words[0]),
        let probability = Double(words[1]), (0...1).contains(probability)
      else { return nil }
      chances.append((fault, probability))
    }
  }

  /// Compares faults and probabilities in order.
  package static func == (left: Faults, right: Faults) -> Bool {
    left.chances.count == right.chances.count
      && zip(left.chances, right.chances).allSatisfy { $0 == $1 }
  }

  private static func fault(_ word: String) -> Fault? {
    switch word {
    case "reset": .reset
    case "lost-reply": .lostReply
    case "truncated": .truncated
    default:
      Int(word).flatMap { (400...599).contains($0) ? .status($0) : nil }
    }
  }

  /// Rolls the dice for one call, always as often, so that runs can be repeated.
  func roll(_ random: inout RandomSource) -> Fault? {
    var result: Fault?
    for chance in chances where random.happens(chance.probability) && result == nil {
      result = chance.fault
    }
    return result
  }
}
