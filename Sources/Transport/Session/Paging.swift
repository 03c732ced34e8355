package import Documents

/// Reads lists that come in pages.
package struct Paging: Sendable {
  /// One page of a list that numbers them from 1.
  package struct NumberedPage: Sendable {
    /// What the page holds, in its order.
    package var elements: [Value]
    /// How many pages there are; nil where the API does not tell, then an empty page is the end.
    package var pageCount: Int?

    /// Takes what a page says.
    package init(elements: [Value], pageCount: Int?) {
      self.elements = elements
      self.pageCount = pageCount
    }
  }

  /// One page of a list that hands out cursors.
  package struct CursorPage: Sendable {
    /// What the page holds, in its order.
    package var elements: [Value]
    /// Where the next page begins; nil at the end.
    package var next: String?

    /// Takes what a page says.
    package init(elements: [Value], next: String?) {
      self.elements = elements
      self.next = next
    }
  }

  private let operation: String
  private let budget: Int

  /// Takes what the list is read for and how many pages it may have at most.
  package init(_ operation: String, budget: Int = 10_000) {
    self.operation = operation
    self.budget = budget
  }

  /// Reads page 1, then all others at once; how many travel is the session's affair.
  package func numbered(
    _ page: @escaping @Sendable (Int) async throws(TransportError) -> NumberedPage
  ) async throws(TransportError) -> [Value] {
    let first = try await page(1)
    guard let count = first.pageCount else { return try await untilEmpty(first, page) }
    guard count <= budget else { throw tooMany }
    guard count > 1 else { return first.elements }
    let rest = try await parallel(2...count, page)
    return first.elements + rest.flatMap(\.elements)
  }

  /// Follows cursors; one that comes back would loop for ever and is an error.
  package func cursor(
    _ page: (String?) async throws(TransportError) -> CursorPage
  ) async throws(TransportError) -> [Value] {
    var elements: [Value] = []
    var seen: Set<String> = []
    var next: String?
    for _ in 0..<budget {
      let read = try await page(next)
      elements += read.elements
      guard let cursor = read.next else { return elements }
      guard seen.insert(cursor).inserted else {
        throw TransportError(
          operation: operation,
          cause: .unreadable("the same cursor came twice: '\(Printable.line(cursor))'"))
      }
      next = cursor
    }
    throw tooMany
  }

  private var tooMany: TransportError {
    TransportError(
      operation: operation, cause: .unreadable("the list has more than \(budget) pages"))
  }

  private func untilEmpty(
    _ first: NumberedPage, _ page: (Int) async throws(TransportError) -> NumberedPage
  ) async throws(TransportError) -> [Value] {
    var elements = first.elements
    var last = first
    var number = 1
    while !last.elements.isEmpty {
      number += 1
      guard number <= budget else { throw tooMany }
      last = try await page(number)
      elements += last.elements
    }
    return elements
  }

  private func parallel(
    _ numbers: ClosedRange<Int>,
    _ page: @escaping @Sendable (Int) async throws(TransportError) -> NumberedPage
  ) async throws(TransportError) -> [NumberedPage] {
    let results = await withTaskGroup(
      of: (Int, Result<NumberedPage, TransportError>).self
    ) { group in
      for number in numbers { group.addTask { (number, await Self.outcome(of: page, number)) } }
      var results: [Int: Result<NumberedPage, TransportError>] = [:]
      for await (number, result) in group {
        results[number] = result
        guard case .failure = result else { continue }
        // The first failure is the reason; those it cancels are not.
        group.cancelAll()
        return [number: result]
      }
      return results
    }
    var pages: [NumberedPage] = []
    for (_, result) in results.sorted(by: { $0.key < $1.key }) { pages.append(try result.get()) }
    return pages
  }

  private static func outcome(
    of page: @Sendable (Int) async throws(TransportError) -> NumberedPage, _ number: Int
  ) async -> Result<NumberedPage, TransportError> {
    do throws(TransportError) {
      return .success(try await page(number))
    } catch {
      return .failure(error)
    }
  }
}
