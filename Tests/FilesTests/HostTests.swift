import Documents
import Files
import Foundation
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

  @Test func `a killed process that nobody has asked about yet is not alive`() throws {
    // The shell becomes a program that never asks what became of its child.
    let script = "sleep 60 & pid=$!; kill -9 $pid; echo $pid; exec sleep 60"
    let spawner = try Zombie(script)
    #expect(kill(spawner.child, 0) == 0)
    #expect(!Host.isAlive(spawner.child))
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

/// A program with a child that is dead and still has a number.
private struct Zombie: ~Copyable {
  let child: Int32
  private let parent: Process

  init(_ script: String) throws {
    let parent = Process()
    parent.executableURL = URL(fileURLWithPath: "/bin/sh")
    parent.arguments = ["-c", script]
    let pipe = Pipe()
    parent.standardOutput = pipe
    try parent.run()
    let text = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    child = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    self.parent = parent
    // The kernel needs a moment to make the dead child a zombie.
    while (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8))?
      .contains(") Z") != true
    {
      sched_yield()
    }
  }

  // A test elsewhere may have taken SIGTERM over, and children inherit that.
  deinit { kill(parent.processIdentifier, SIGKILL) }
}
