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
    case .whole: try await connection.sendIfThere(request)?.elements(under: members)
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
    guard !first.isEmpty else { return [] }
    guard let total = answer.total else {
      return try await untilEmpty(request, style, members, first)
    }
    guard total > first.count else { return first }
    let starts = Array(stride(from: first.count, to: total, by: first.count))
    let rest = try await concurrently(starts) { start throws(ProviderError) in
      try await connection.send(request.slice(start, style)).elements(under: members)
    }
    let all = first + rest.flatMap(\.self)
    guard rest.contains(where: { $0.count < first.count }), all.count < total else { return all }
    // A page came short: the tenant changed meanwhile, so the rest is read one after the other.
    return try await untilEmpty(request, style, members, first)
  }

  /// Goes on by what was received until a page is empty or brings nothing new.
  private func untilEmpty(
    _ request: TenantRequest, _ style: Listing.Style, _ members: [String], _ first: [Value]
  ) async throws(ProviderError) -> [Value] {
    var all = first
    var seen = Set(first)
    while true {
      let page = try await connection.send(request.slice(all.count, style))
        .elements(under: members)
      let new = page.filter { seen.insert($0).inserted }
      if new.isEmpty { return all }
      all += new
    }
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
}
