package import Model

/// How many requests wait for the connection at once; how many travel is the connection's affair.
private let window = 64

/// Does the same for every element, many at a time, and gives the results in the elements' order.
///
/// The first failure cancels what has not ended yet.
package func concurrently<Element: Sendable, Output: Sendable>(
  _ elements: [Element],
  _ work: @escaping @Sendable (Element) async throws(ProviderError) -> Output
) async throws(ProviderError) -> [Output] {
  let results = await withTaskGroup(
    of: (place: Int, result: Result<Output, ProviderError>).self
  ) { group in
    var waiting = elements.indices.makeIterator()
    let start = { (group: inout TaskGroup<(place: Int, result: Result<Output, ProviderError>)>) in
      guard let place = waiting.next() else { return }
      let element = elements[place]
      group.addTask { (place, await outcome(of: element, work)) }
    }
    for _ in 0..<window { start(&group) }
    var results = [Result<Output, ProviderError>?](repeating: nil, count: elements.count)
    for await (place, result) in group {
      results[place] = result
      if case .failure = result {
        group.cancelAll()
        return results
      }
      start(&group)
    }
    return results
  }
  return try values(of: results)
}

private func outcome<Element: Sendable, Output: Sendable>(
  of element: Element, _ work: @Sendable (Element) async throws(ProviderError) -> Output
) async -> Result<Output, ProviderError> {
  do throws(ProviderError) {
    return .success(try await work(element))
  } catch {
    return .failure(error)
  }
}

private func values<Output>(
  of results: [Result<Output, ProviderError>?]
) throws(ProviderError) -> [Output] {
  for case .failure(let error)? in results { throw error }
  var values: [Output] = []
  for case .success(let value)? in results { values.append(value) }
  return values
}
