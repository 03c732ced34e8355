import Documents
import Model
import Planning
import Testing

@testable import Reconciliation

/// What a vendor has no way to do: the plan says so, with what a person does instead.
struct VendorLimitsTests {
  private func trial(
    _ test: VendorCase, _ body: @Sendable @escaping (TrialRun) async throws -> Void
  ) async throws {
    try await Tenant.using(test.vendor, test.samples.seed) { try await body(TrialRun($0)) }
  }

  private func expectRefusal(
    of wish: Resource, _ run: TrialRun, step: String?, _ what: String = "",
    at place: Testing.SourceLocation = #_sourceLocation
  ) async throws {
    let errors = try await run.planned([wish]).errors
    #expect(errors.map(\.code) == ["unsupported-change"], "\(what)", sourceLocation: place)
    if let step { #expect(errors.first?.help == step, "\(what)", sourceLocation: place) }
  }

  @Test(arguments: VendorCase.all.filter { $0.kind.manualSteps[.create] != nil })
  func `what nobody can make is refused`(_ test: VendorCase) async throws {
    let key = try #require(test.kind.keyAttribute)
    try await trial(test) { run in
      var wish = test.samples.least(test.kind)
      wish.set("Nobody's", at: key.path)
      try await expectRefusal(
        of: test.vendor.resource(test.kind.name, wish), run, step: test.kind.manualSteps[.create])
    }
  }

  @Test(arguments: VendorCase.all.filter { $0.kind.manualSteps[.update] != nil })
  func `what nobody can change is refused in each attribute`(_ test: VendorCase) async throws {
    try await trial(test) { run in
      try await run.reach([test.least])
      for attribute in test.changeable + test.fixed {
        // One of the two may be what is there.
        let wishes = (0...1).map { number in
          test.vendor.resource(
            test.kind.name, test.samples.object(test.kind, with: attribute, number))
        }
        let other = try await run.planned([wishes[0]]).plan.isEmpty ? wishes[1] : wishes[0]
        try await expectRefusal(
          of: other, run, step: test.kind.manualSteps[.update], attribute.name)
      }
    }
  }

  /// Another value in a composite key is another object, and what is never read is not compared.
  @Test(
    arguments: VendorCase.all.filter { test in
      test.kind.keyAttribute != nil && test.fixed.contains { !$0.isWriteOnly }
    })
  func `what is fixed for ever is refused another value`(_ test: VendorCase) async throws {
    for attribute in test.fixed where !attribute.isWriteOnly {
      try await trial(test) { run in
        let wishes = (0...1).map { number in
          test.vendor.resource(
            test.kind.name, test.samples.object(test.kind, with: attribute, number))
        }
        try await run.reach([wishes[0]], attribute.name)
        try await expectRefusal(
          of: wishes[1], run, step: test.kind.manualSteps[.delete], attribute.name)
      }
    }
  }

  @Test(
    arguments: VendorCase.all.filter { test in
      test.kind.attributes.contains { $0.removalStep != nil }
    })
  func `an element that nobody can take away is kept`(_ test: VendorCase) async throws {
    for attribute in test.kind.attributes {
      guard let step = attribute.removalStep else { continue }
      try await trial(test) { run in
        let wishes = [1, 0].map { number in
          test.vendor.resource(
            test.kind.name, test.samples.object(test.kind, with: attribute, number))
        }
        try await run.reach([wishes[0]], attribute.name)
        try await expectRefusal(of: wishes[1], run, step: step, attribute.name)
      }
    }
  }

  @Test(
    arguments: VendorCase.all.filter { test in
      test.ending == .deletion && test.kind.manualSteps[.deactivate] != nil
    })
  func `what nobody can switch off is left with a warning`(_ test: VendorCase) async throws {
    try await trial(test) { run in
      var wish = test.least
      wish.lifecycle.onRemove = .deactivate
      try await run.reach([wish])
      let ended = try await run.end()
      #expect(ended.plan.changes.map(\.action) == [.forget])
      #expect(ended.problems.map(\.code) == ["unsupported-removal"])
      #expect(ended.problems.first?.help == test.kind.manualSteps[.deactivate])
      #expect(try await run.live(wish) != nil)
    }
  }
}
