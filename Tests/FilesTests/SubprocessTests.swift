import Files
import Testing

struct SubprocessTests {
  @Test func `a program gets its input and gives its output`() throws {
    var cat = Subprocess(["cat"])
    cat.input = Array(repeating: 65, count: 3_000_000)
    let outcome = try cat.run()
    #expect(outcome.succeeded)
    #expect(outcome.output == cat.input)
  }

  @Test func `a program runs in its folder with its variables`() throws {
    var shell = Subprocess(["sh", "-c", "pwd; echo $WORD; echo ${HOME-none} >&2; exit 7"], in: "/")
    shell.environment = ["WORD": "a b", "HOME": nil]
    let outcome = try shell.run()
    #expect(outcome.code == 7)
    #expect(String(decoding: outcome.output, as: UTF8.self) == "/\na b\n")
    #expect(outcome.complaint == "none\n")
  }

  @Test func `a program that never ends is killed with what it started`() throws {
    var shell = Subprocess(["sh", "-c", "sleep 1000 & echo $! >&1; wait"])
    shell.timeLimit = .milliseconds(200)
    #expect(throws: FileError("run", "sh", .timedOut(after: .milliseconds(200)))) {
      try shell.run()
    }
  }

  @Test func `a background process does not keep the pipes open for ever`() throws {
    let outcome = try Subprocess(["sh", "-c", "sleep 1000 & echo $!"]).run()
    #expect(outcome.code == 0)
    let pid = try #require(
      String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").first)
    #expect(try Subprocess(["sh", "-c", "kill \(pid)"]).run().succeeded)
  }

  @Test func `a program that reads nothing may still succeed`() throws {
    var program = Subprocess(["true"])
    program.input = Array(repeating: 65, count: 1_000_000)
    #expect(try program.run().succeeded)
  }

  @Test func `a program that says too much is stopped`() throws {
    var program = Subprocess(["cat", "/dev/zero"])
    program.outputLimit = 100_000
    #expect(throws: FileError("run", "cat", .larger(thanBytes: 100_000))) { try program.run() }
  }

  @Test func `a program that does not exist is an error`() {
    let error = #expect(throws: FileError.self) { try Subprocess(["no-such-program-x"]).run() }
    #expect(error?.description == "cannot run 'no-such-program-x': no such file or directory")
  }

  @Test func `a program killed by a signal has 128 and its number as code`() throws {
    #expect(try Subprocess(["sh", "-c", "kill -9 $$"]).run().code == 137)
  }

  @Test func `a cancelled task kills its program`() async throws {
    let error = await withTaskGroup(of: FileError?.self) { group in
      group.addTask {
        do throws(FileError) {
          _ = try Subprocess(["sleep", "1000"]).run()
          return nil
        } catch { return error }
      }
      group.cancelAll()
      return await group.next() ?? nil
    }
    #expect(error == FileError("run", "sleep", .cancelled))
  }
}
