import Documents
import Model
import TestSupport
import Testing

@testable import GenesysCloud

struct CallTests {
  /// One attribute of one kind, named so that a failure tells which.
  struct Case: CustomTestStringConvertible, Sendable {
    var genesys: GenesysKind
    var attribute: Attribute
    var testDescription: String { "\(genesys.name).\(attribute.name)" }
  }

  /// The kinds that the API writes.
  static let written = GenesysKind.all.filter { $0.kind.manualSteps[.create] == nil }
  static let updatable = GenesysKind.all.filter {
    $0.kind.manualSteps[.update] == nil && !$0.hasNoList
  }

  static let cases = updatable.flatMap { genesys in
    genesys.kind.attributes.filter { $0.mutability == .always }
      .map { Case(genesys: genesys, attribute: $0) }
  }

  @Test(arguments: cases)
  func `a change of one attribute makes calls that carry it`(_ test: Case) throws {
    let live = try Sample.live(of: test.genesys)
    let value = Sample.value(of: test.attribute.type, turn: 1)
    let write = Sample.update(test.genesys, live, test.attribute, to: value)
    let calls = try CallMaker(test.genesys, write).calls()
    #expect(!calls.isEmpty)
    #expect(calls.allSatisfy { !$0.creates && !$0.path.contains("{id}") })
  }

  @Test(arguments: cases)
  func `a replacing update changes nothing but its attribute`(_ test: Case) throws {
    guard case .replacing(let owned) = test.genesys.endpoints.update else { return }
    let live = try Sample.live(of: test.genesys)
    let value = Sample.value(of: test.attribute.type, turn: 1)
    let write = Sample.update(test.genesys, live, test.attribute, to: value)
    for call in try CallMaker(test.genesys, write).calls() where call.method == "PUT" {
      var sent = try #require(call.body)
      var before = live.raw
      test.genesys.endpoints.finish(&before, false)
      for field in owned { before.remove(at: [field]) }
      sent.remove(at: [test.attribute.writePath[0]])
      before.remove(at: [test.attribute.writePath[0]])
      #expect(sent == before)
    }
  }

  @Test(arguments: cases)
  func `what stands beside an attribute in the same object survives`(_ test: Case) throws {
    guard case .replacing = test.genesys.endpoints.update, !test.attribute.isStoredApart
    else { return }
    let live = try Sample.live(of: test.genesys)
    let value = Sample.value(of: test.attribute.type, turn: 1)
    let write = Sample.update(test.genesys, live, test.attribute, to: value)
    guard
      let sent = try CallMaker(test.genesys, write).calls().first(where: { $0.method == "PUT" })?
        .body
    else { return }
    for other in test.genesys.kind.attributes
    where other.name != test.attribute.name && other.path[0] == test.attribute.path[0] {
      #expect(sent[path: other.writePath] == live.raw[path: other.readPath], "\(other.name)")
    }
  }

  @Test(arguments: written.map(\.kind))
  func `creation makes one object with all that was written`(_ kind: Kind) throws {
    let genesys = try #require(GenesysKind.of(kind))
    let write = Write(
      .create, kind: kind, key: "the key", live: nil, attributes: Sample.attributes(of: kind),
      changed: kind.attributes.map(\.name), ids: Sample.ids)
    let calls = try CallMaker(genesys, write).calls()
    #expect(calls.filter(\.creates).count == 1)
    #expect(calls.first?.creates == true)
    #expect(calls.first?.method == "POST")
    #expect(calls.dropFirst().allSatisfy { $0.path.contains("{id}") })
    guard !genesys.hasNoList else { return }
    for attribute in kind.attributes where !attribute.isStoredApart {
      let carries =
        genesys.endpoints.madeBelow?.attribute == attribute.name
        || calls.contains { $0.body?[path: attribute.writePath] != nil }
      #expect(carries, "\(attribute.name)")
    }
  }

  @Test(arguments: written.map(\.kind).filter { $0.manualSteps[.delete] == nil })
  func `a deletion that finds nothing is done already`(_ kind: Kind) throws {
    let genesys = try #require(GenesysKind.of(kind))
    var live = try Sample.live(of: genesys)
    if genesys.hasNoList { live.id = "user/a/b/c" }
    let write = Write(
      .delete, kind: kind, key: "the key", live: live, attributes: [:], changed: [])
    let calls = try CallMaker(genesys, write).calls()
    let last = try #require(calls.last)
    #expect(last.method == "DELETE")
    #expect(last.alreadyDone == [404])
    #expect(last.query.isEmpty)
  }

  @Test(arguments: GenesysKind.all.map(\.kind).filter { !$0.manualSteps.isEmpty })
  func `what only a person can do is refused with the step to take`(_ kind: Kind) throws {
    let genesys = try #require(GenesysKind.of(kind))
    for (verb, step) in kind.manualSteps {
      let live = try Sample.live(of: genesys)
      let write = Write(
        verb, kind: kind, key: "the key", live: live, attributes: [:], changed: [])
      let error = #expect(throws: ProviderError.self) { try CallMaker(genesys, write).calls() }
      #expect(error?.cause == .unsupported(step))
    }
  }

  @Test func `an unresolved reference names the missing object`() throws {
    let division = try #require(GenesysKind.queues.kind.attribute("division"))
    let live = try Sample.live(of: .queues)
    let write = Sample.update(.queues, live, division, to: "Nowhere")
    #expect(throws: ProviderError.self) { try CallMaker(.queues, write).calls() }
  }
}
