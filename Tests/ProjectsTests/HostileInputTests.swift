import Documents
import Model
import Projects
import Testing

/// Whatever bytes a project holds: diagnostics come back, and nothing crashes.
@Suite struct HostileInputTests {
  @Test(arguments: 0..<8)
  func `a damaged project gives diagnostics or a project, never a crash`(_ seed: UInt64) {
    var random = SplitMix(seed: seed &+ 1)
    for fixture in Fixture.all {
      for _ in 0..<12 {
        var files = fixture.yaml
        guard let path = files.keys.sorted().randomElement(using: &random) else { continue }
        files[path] = damaged(files[path] ?? [], using: &random)
        let (project, diagnostics) = Project.load(
          ProjectSources(files: files), providers: [SampleProvider()])
        #expect((project == nil) == diagnostics.contains { $0.severity == .error })
        #expect(diagnostics == diagnostics.sorted())
        _ = DiagnosticText(sources: files.mapValues { String(decoding: $0, as: UTF8.self) })
          .render(diagnostics)
      }
    }
  }

  private func damaged(_ bytes: [UInt8], using random: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    let signs = Array("{}[]:,\"'&*!|>%@`#-?~$\n\t \0\u{1b}é📞null0x".utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
      case 3:
        let end = min(bytes.count, place + Int.random(in: 1...80, using: &random))
        bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...place, using: &random))
      default:
        bytes.removeSubrange(
          place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
      }
    }
    return bytes
  }

  @Test func `aliases do not multiply without bound`() {
    var text = "kind: project\nname: acme\nvariables:\n  a0: &a0 [x]\n"
    for level in 1...30 {
      text += "  a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    let (project, diagnostics) = Project.load(["cutsheet.yaml": text])
    #expect(project == nil)
    #expect(!diagnostics.isEmpty)
  }

  @Test func `thousands of wrong names are all reported, soon`() {
    let queues = (0..<2_000).map { "  Q\($0): { division: Nowhere \($0) }" }.joined(separator: "\n")
    let divisions = (0..<200).map { "  Division \($0): {}" }.joined(separator: "\n")
    let text = """
      kind: project
      name: acme
      tenants: { cloud: { vendor: genesys-cloud, region: us-east-1, clientId: a, clientSecret: "${env.A}" } }
      ---
      kind: genesys-cloud
      tenant: cloud
      divisions:
      \(divisions)
      queues:
      \(queues)
      """
    #expect(Project.load(["cutsheet.yaml": text]).diagnostics.count == 2_000)
  }

  @Test func `a secret written in a file is refused without being shown`() {
    let text = """
      kind: project
      name: acme
      tenants: { cloud: { vendor: genesys-cloud, region: us-east-1, clientId: a, clientSecret: hunter2hunter2 } }
      """
    let (project, diagnostics) = Project.load(["cutsheet.yaml": text])
    #expect(project == nil)
    #expect(diagnostics.map(\.code) == ["plain-secret"])
    let shown = DiagnosticText(sources: ["cutsheet.yaml": text]).render(diagnostics)
    #expect(!shown.contains("hunter2"))
  }

  @Test func `a project without its file says how to begin`() {
    let (project, diagnostics) = Project.load([:])
    #expect(project == nil)
    #expect(diagnostics.map(\.code) == ["missing-project"])
  }
}

/// A small generator whose seed decides everything.
private struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
