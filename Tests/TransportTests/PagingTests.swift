import Documents
import Testing
import Transport

@Suite struct PagingTests {
  @Test func `numbered pages come in order, whatever order they arrive in`() async throws {
    let values = try await Paging("list").numbered { number throws(TransportError) in
      Paging.NumberedPage(elements: [.integer(number)], pageCount: 40)
    }
    #expect(values == (1...40).map { .integer($0) })
  }

  @Test func `without a count, an empty page is the end`() async throws {
    let values = try await Paging("list").numbered { number throws(TransportError) in
      Paging.NumberedPage(elements: number < 4 ? [.integer(number)] : [], pageCount: nil)
    }
    #expect(values == [1, 2, 3])
  }

  @Test func `one failing page fails the list, with its reason`() async {
    let error = await #expect(throws: TransportError.self) {
      try await Paging("list").numbered { number throws(TransportError) in
        if number == 7 {
          throw TransportError(operation: "list", cause: .answerLost("page 7"))
        }
        return Paging.NumberedPage(elements: [], pageCount: 40)
      }
    }
    guard case .answerLost("page 7") = error?.cause else {
      Issue.record("unexpected \(String(describing: error))")
      return
    }
  }

  @Test func `cursors are followed to the end`() async throws {
    let values = try await Paging("list").cursor { cursor throws(TransportError) in
      let number = cursor.flatMap { Int($0) } ?? 0
      return Paging.CursorPage(
        elements: [.integer(number)], next: number < 3 ? String(number + 1) : nil)
    }
    #expect(values == [0, 1, 2, 3])
  }

  @Test(arguments: ["same", nil] as [String?])
  func `a list that never ends is an error`(cursor: String?) async {
    let error = await #expect(throws: TransportError.self) {
      try await Paging("list", budget: 50).cursor { last throws(TransportError) in
        Paging.CursorPage(elements: [], next: cursor ?? (last ?? "") + "x")
      }
    }
    guard case .unreadable = error?.cause else {
      Issue.record("unexpected \(String(describing: error))")
      return
    }
  }
}
