import Documents
import Model
import TestSupport
import Testing
import Transport

@testable import GenesysCloud

struct ObservationTests {
  private static let kind = GenesysKind.queues.kind

  private static func objects(_ count: Int) -> [LiveObject] {
    (0..<count).map { LiveObject(id: "q\($0)", key: "Q\($0)", attributes: [:], raw: .null) }
  }

  private static func row(_ group: Value, _ waiting: Int, _ active: Int) -> Value {
    [
      "group": group,
      "data": [
        ["metric": "oWaiting", "stats": ["count": .integer(waiting)]],
        ["metric": "oInteracting", "stats": ["count": .integer(active)]],
        ["metric": "oAlerting", "stats": ["count": 9]],
      ],
    ]
  }

  @Test func `what goes on is asked a hundred queues at a time`() async throws {
    let tenant = ScriptedTenant { _ in ["results": []] }
    let use = try await GenesysReader(tenant.connection)
      .liveUse(of: Self.objects(250), of: Self.kind)
    #expect(use.count == 250 && use.values.allSatisfy(\.isIdle))
    let asked = await tenant.asked
    #expect(asked.count == 3 && asked.allSatisfy { $0.isRead && $0.method == "POST" })
    let counts = asked.compactMap { $0.body?["filter"]?["predicates"]?.array?.count }
    #expect(counts.sorted() == [50, 100, 100])
  }

  @Test func `media add up, and a figure for all of them does not count twice`() async throws {
    let tenant = ScriptedTenant { _ in
      [
        "results": [
          Self.row(["queueId": "q0", "mediaType": "voice"], 2, 1),
          Self.row(["queueId": "q0", "mediaType": "chat"], 1, 0),
          Self.row(["queueId": "q0"], 3, 1), Self.row(["queueId": "q1"], 0, 4),
          Self.row(["queueId": "other"], 7, 7),
        ]
      ]
    }
    let use = try await GenesysReader(tenant.connection)
      .liveUse(of: Self.objects(2), of: Self.kind)
    #expect(use == ["q0": LiveUse(waiting: 3, active: 1), "q1": LiveUse(active: 4)])
    #expect(use["q0"]?.description == "3 waiting, 1 in conversation")
  }

  @Test func `of what the vendor does not observe nothing is asked`() async throws {
    let tenant = ScriptedTenant { _ in [:] }
    let reader = GenesysReader(tenant.connection)
    #expect(try await reader.liveUse(of: Self.objects(1), of: GenesysKind.skills.kind).isEmpty)
    #expect(try await reader.liveUse(of: [], of: Self.kind).isEmpty)
    #expect(await tenant.asked.isEmpty)
  }
}
