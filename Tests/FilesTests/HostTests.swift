import Documents
import Files
import Glibc
import Testing

struct HostTests {
  @Test func `this process is alive and has a stamp`() throws {
    #expect(Host.isAlive(Host.process))
    let stamp = try #require(Host.stamp(of: Host.process))
    #expect(stamp == Host.stamp(of: Host.process))
    #expect(stamp != Host.stamp(of: 1))
  }

  @Test func `a process that ended is not alive`() throws {
    let outcome = try Subprocess(["sh", "-c", "echo $$"]).run()
    let text = String(decoding: outcome.output, as: UTF8.self).dropLast()
    let pid = try #require(Int32(text))
    #expect(!Host.isAlive(pid))
    #expect(Host.stamp(of: pid) == nil)
  }

  @Test func `the environment holds what a shell sees`() throws {
    let shell = try Subprocess(["sh", "-c", "printf %s \"$PATH\""]).run()
    #expect(Host.environment()["PATH"] == String(decoding: shell.output, as: UTF8.self))
  }

  @Test func `random bytes differ`() throws {
    #expect(try SecureRandom.bytes(32) != SecureRandom.bytes(32))
    #expect(try SecureRandom.hex(bytes: 8).count == 16)
  }

  @Test func `elapsed time never goes back`() {
    let first = SystemClock.elapsed()
    #expect(SystemClock.elapsed() >= first)
    #expect(SystemClock.now().milliseconds > 1_700_000_000_000)
  }

  @Test func `a signal arrives in the stream instead of ending the process`() async throws {
    var arrivals = try StopSignal.arrivals().makeAsyncIterator()
    kill(Host.process, SIGTERM)
    #expect(await arrivals.next() == .terminate)
    kill(Host.process, SIGINT)
    #expect(await arrivals.next() == .interrupt)
    #expect(throws: FileError.self) { _ = try StopSignal.arrivals() }
  }
}
