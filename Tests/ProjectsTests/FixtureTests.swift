import Documents
import Projects
import Testing

@Suite struct FixtureTests {
  @Test(arguments: Fixture.all)
  func `every line that expects a diagnostic gets exactly that one`(_ fixture: Fixture) {
    let (project, diagnostics) = fixture.load()
    #expect(diagnostics.map(\.summary).sorted() == fixture.expectations)
    #expect((project == nil) == diagnostics.contains { $0.severity == .error })
  }

  @Test func `there are fixtures`() {
    #expect(Fixture.all.count > 5)
  }
}
