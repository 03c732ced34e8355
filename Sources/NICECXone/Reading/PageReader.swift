import Documents
import Model
import Transport

/// Reads whole lists, with the fewest requests that the vendor's paging allows.
struct PageReader: Sendable {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Reads all elements; nil where the list is gone.
  func all(
    _ request: TenantRequest, _ style: Listing.Style, _ members: [String]
  ) async throws(ProviderError) -> [Value]? {
    switch style {
    case .pages, .search: try await pages(request, style, members)
    case .numberedSearch: try await numbered(request, members)
    case .whole: try await linked(request, members)
    case .none: []
    }
  }

  /// Reads the first page, whose length is what the tenant really gives, and then the others at
  /// once where the total is told.
  private func pages(
    _ request: TenantRequest, _ style: Listing.Style, _ members: [String]
  ) async throws(ProviderError) -> [Value]? {
    guard let answer = try await connection.sendIfThere(request.slice(0, style)) else {
      return nil
    }
    let first = answer.elements(under: members)
    guard let total = answer.total else {
      return first.isEmpty ? [] : try await oneByOne(request, style, members, after: first)
    }
    if total == first.count, !answer.leadsOn { return first }
    guard total > first.count, !first.isEmpty else {
      return try await oneByOne(request, style, members, holding: total)
    }
    let starts = Array(stride(from: first.count, to: total, by: first.count))
    let rest = try await concurrently(starts) { start throws(ProviderError) in
      try await connection.send(request.slice(start, style)).elements(under: members)
    }
    let all = first + rest.flatMap(\.self)
    if Set(all).count >= total { return all }
    // Pages came short or overlap: the tenant changed meanwhile, so everything is read again.
    return try await oneByOne(request, style, members, holding: total)
  }

  /// Goes on by what was received until a page is empty or brings nothing new.
  ///
  /// A list that says that it holds more than it gives is refused: what is missing from half a list
  /// would look as if it were gone. What the vendor says that it hides is no half.
  private func oneByOne(
    _ request: TenantRequest, _ style: Listing.Style, _ members: [String],
    after first: [Value] = [], holding total: Int = 0
  ) async throws(ProviderError) -> [Value] {
    var all = first
    var seen = Set(first)
    var total = total
    var hidden = 0
    while true {
      let answer = try await connection.send(request.slice(all.count, style))
      total = answer.total ?? total
      hidden = max(hidden, answer.hidden)
      let new = answer.elements(under: members).filter { seen.insert($0).inserted }
      if new.isEmpty { break }
      all += new
    }
    guard all.count + hidden >= total else {
      throw ProviderError(
        request.operation,
        .unreadable("the list says that it holds \(total) and gives \(all.count)"))
    }
    return all
  }

  /// Reads one answer, and what it says comes next: such a list takes no numbers of a page.
  private func linked(
    _ request: TenantRequest, _ members: [String]
  ) async throws(ProviderError) -> [Value]? {
    guard var answer = try await connection.sendIfThere(request) else { return nil }
    var all = answer.elements(under: members)
    var seen: Set<String> = []
    while let next = answer.next, seen.insert(next).inserted {
      answer = try await connection.send(try request.continued(at: next))
      all += answer.elements(under: members)
    }
    return all
  }

  private func numbered(
    _ request: TenantRequest, _ members: [String]
  ) async throws(ProviderError) -> [Value]? {
    var all: [Value] = []
    var seen: Set<Value> = []
    var number = 1
    while true {
      var page = request
      page.body?.set(
        ["pageNo": .integer(number), "pageSize": .integer(Listing.pageSize)], at: ["page"])
      guard let answer = try await connection.sendIfThere(page) else { return nil }
      let new = answer.elements(under: members).filter { seen.insert($0).inserted }
      all += new
      if new.isEmpty { return all }
      number += 1
    }
  }
}

extension TenantRequest {
  fileprivate func slice(_ start: Int, _ style: Listing.Style) -> TenantRequest {
    var request = self
    let numbers = [("skip", start), ("top", Listing.pageSize)]
    for (name, number) in numbers {
      if case .search = style {
        request.body?.set(.integer(number), at: [name])
      } else {
        request.query.append((name, String(number)))
      }
    }
    return request
  }

  /// The same for the address of a page, of which nothing but the query is taken: no answer may
  /// change where a request goes.
  fileprivate func continued(at address: String) throws(ProviderError) -> TenantRequest {
    let parts = address.split(separator: "?", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].lowercased().hasSuffix(path.lowercased()) else {
      throw ProviderError(operation, .unreadable("the list goes on at another place: \(address)"))
    }
    var request = self
    request.query = parts[1].split(separator: "&").map { pair in
      let words = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { PercentCoding.decode($0) }
      return (words[0], words.count > 1 ? words[1] : "")
    }
    return request
  }
}

extension Value {
  /// Where a list goes on, where the answer tells.
  fileprivate var next: String? {
    unwrapped["_links"]?["next"]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }
}
