import Executors
import Testing

private actor Counter {
  private let executor = ThreadExecutor(name: "counter")
  private var count = 0
  private var threads: Set<UInt> = []

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  func increment() -> Int {
    count += 1
    return count
  }

  nonisolated func turn(_ body: @escaping @Sendable (isolated Counter) -> Void) {
    executor.whenIdle { [weak self] _ in
      self?.assumeIsolated { body($0) }
      return false
    }
  }
}

@Suite struct ThreadExecutorTests {
  @Test func `jobs of many tasks run one at a time`() async {
    let counter = Counter()
    let seen = await withTaskGroup(of: Int.self, returning: Set<Int>.self) { group in
      for _ in 0..<1_000 { group.addTask { await counter.increment() } }
      return await group.reduce(into: []) { $0.insert($1) }
    }
    #expect(seen == Set(1...1_000))
  }

  @Test func `an idle turn runs inside the actor`() async {
    let counter = Counter()
    await withCheckedContinuation { continuation in
      let (stream, sink) = AsyncStream.makeStream(of: Void.self)
      _ = stream
      sink.onTermination = { _ in continuation.resume() }
      counter.turn { _ in sink.finish() }
    }
    #expect(await counter.increment() == 1)
  }

  @Test func `a dropped executor ends its thread`() async {
    weak var line: Counter?
    do {
      let counter = Counter()
      line = counter
      _ = await counter.increment()
    }
    #expect(line == nil)
  }
}
