import Files
import Foundation
import Snapshots
import Testing

struct StateRepositoryTests {
  @Test func `a state that was never written has no head`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      #expect(try await state.head() == nil)
      #expect(try await state.history().isEmpty)
      await #expect(throws: SnapshotError("find", "HEAD", .missing)) {
        try await state.resolve("HEAD")
      }
    }
  }

  @Test func `the state folder is its owner's alone`() async throws {
    try await Site.with { site in
      _ = try await site.open()
      let attributes = try FileManager.default.attributesOfItem(atPath: site.path + "/state")
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
  }

  @Test func `first users at one time share one repository, hidden from the project's git`()
    async throws
  {
    try await Site.with { site in
      let path = site.path + "/.cutsheet/state"
      await withTaskGroup(of: Bool.self) { group in
        for _ in 1...4 {
          group.addTask { (try? await site.open(.folder(path))) != nil }
        }
        for await isOpen in group { #expect(isOpen) }
      }
      #expect(try Disk.names(in: site.path + "/.cutsheet") == [".gitignore", "state"])
      try await site.open(.folder(path)).commit(["a": "1"])
      try site.git("-C", path, "fsck", "--strict")
    }
  }

  @Test func `what was committed is read back, and git finds no fault`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      let first = try await state.commit([
        "tenants/cloud/queues/A.json": "1", "tenants/cloud/queues/B.json": "2", "top": "3",
      ])
      let second = try await state.commit([
        "tenants/cloud/queues/A.json": nil, "tenants/cloud/queues/B.json": "4",
        "not/there": nil,
      ])
      #expect(try await state.head() == second)
      #expect(try await state.text("tenants/cloud/queues/A.json", at: first) == "1")
      #expect(try await state.text("tenants/cloud/queues/A.json", at: second) == nil)
      #expect(
        try await state.tree(at: second).map(\.path) == ["tenants/cloud/queues/B.json", "top"])
      #expect(
        try await state.readAll(under: "tenants", at: second)
          == [TreeFile(path: "tenants/cloud/queues/B.json", bytes: Array("4".utf8))])
      #expect(
        try await state.changedPaths(from: first, to: second)
          == ["tenants/cloud/queues/A.json", "tenants/cloud/queues/B.json"])
      try site.git("-C", "state", "fsck", "--strict")
      let log = try site.git("-C", "state", "log", "-p", "--format=%an <%ae> %s")
      #expect(log.contains("Ana <ana@acme.example> apply"))
      #expect(log.contains("-2\n"))
      #expect(log.contains("+4\n"))
    }
  }

  @Test func `removing the last file leaves an empty state`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      try await state.commit(["a/b/c": "1"])
      let revision = try await state.commit(["a/b/c": nil])
      #expect(try await state.tree(at: revision).isEmpty)
      try site.git("-C", "state", "fsck", "--strict")
    }
  }

  @Test func `the name of a subtree changes with anything below it alone`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      let path = "tenants/cloud"
      let first = try await state.commit([path + "/x": "1", "tenants/legacy/x": "1"])
      let second = try await state.commit(["tenants/legacy/x": "2"])
      let third = try await state.commit([path + "/y/z": "2"])
      let names = try await [
        state.subtreeID(at: first, path: path), state.subtreeID(at: second, path: path),
        state.subtreeID(at: third, path: path),
      ]
      #expect(names[0] == names[1])
      #expect(names[1] != names[2])
      #expect(try await state.subtreeID(at: third, path: "tenants/none") == nil)
    }
  }

  @Test(arguments: ["../x", "a//b", "/a", "a/.git/config", "", "a/./b", "a/"])
  func `a path that git cannot keep is refused`(path: String) async throws {
    try await Site.with { site in
      let state = try await site.open()
      let error = await #expect(throws: SnapshotError.self) { try await state.commit([path: "1"]) }
      #expect(error?.subject == path)
      #expect(try await state.head() == nil)
    }
  }

  @Test func `the slower of two writers is refused and loses nothing`() async throws {
    try await Site.with { site in
      let one = try await site.open()
      let other = try await site.open()
      let base = try await one.commit(["a": "1"])
      let won = try await one.commit(["a": "2"])
      await #expect(
        throws: SnapshotError(
          "commit to", "cutsheet/default", .moved(expected: base, found: won))
      ) {
        try await other.commit(["a": Array("3".utf8)], onto: base, message: CommitMessage("late"))
      }
      #expect(try await other.text("a", at: won) == "2")
    }
  }

  @Test func `of many writers at one time exactly one wins each turn`() async throws {
    try await Site.with { site in
      try await site.open().commit(["n": "0"])
      let wins = await withTaskGroup(of: Bool.self) { group in
        for number in 1...6 {
          group.addTask {
            guard let state = try? await site.open(), let head = try? await state.head() else {
              return false
            }
            let mine: [String: [UInt8]?] = ["n": Array(String(number).utf8)]
            let message = CommitMessage("writer \(number)")
            return (try? await state.commit(mine, onto: head, message: message)) != nil
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      let state = try await site.open()
      #expect(wins >= 1)
      #expect(try await state.history().count == wins + 1)
      try site.git("-C", "state", "fsck", "--strict")
    }
  }

  @Test func `environments do not see one another`() async throws {
    try await Site.with { site in
      let staging = try await site.open(environment: "staging")
      let revision = try await staging.commit(["a": "1"])
      let production = try await site.open(environment: "production")
      #expect(try await production.head() == nil)
      try await production.commit(["b": "1"])
      await #expect(throws: SnapshotError("find", revision.id, .missing)) {
        try await production.resolve(revision.id)
      }
    }
  }

  @Test(arguments: ["../x", "-f", "a b", "a..b", "x.lock", "", "é", ".a"])
  func `a name that git cannot keep is no environment`(name: String) async throws {
    try await Site.with { site in
      let error = await #expect(throws: SnapshotError.self) {
        try await site.open(environment: name)
      }
      #expect(error?.subject == name)
    }
  }

  @Test func `a revision is found by its name, by its place and by its run`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      let first = try await state.commit(["a": "1"], "one")
      let second = try await state.commit(["a": "2"], "two")
      let third = try await state.commit(["a": "3"], "three")
      #expect(try await state.resolve("HEAD") == third)
      #expect(try await state.resolve("HEAD~2") == first)
      #expect(try await state.resolve("HEAD^") == second)
      #expect(try await state.resolve(second.id) == second)
      #expect(try await state.resolve(String(second.id.prefix(9))) == second)
      #expect(try await state.resolve("run-two") == second)
      for text in ["HEAD~3", "run-four", "main", "HEAD:a", "zzzz", "", "ffffffff"] {
        await #expect(throws: SnapshotError.self) { try await state.resolve(text) }
      }
    }
  }

  @Test func `history and versions tell who changed a file, newest first`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      try await state.commit(["a": "1", "b": "1"], "one")
      try await state.commit(["b": "2"], "two")
      try await state.commit(["a": "3"], "three")
      try await state.commit(["a": nil], "four")
      let history = try await state.history()
      #expect(history.map(\.message.subject) == ["four", "three", "two", "one"])
      #expect(history.first?.author == Site.author)
      #expect(history.first?.message["Run-Id"] == "run-four")
      #expect(try await state.history(limit: 2).count == 2)
      let versions = try await state.versions(of: "a")
      #expect(versions.map(\.entry.message.subject) == ["four", "three", "one"])
      #expect(versions.map(\.bytes) == [nil, Array("3".utf8), Array("1".utf8)])
    }
  }

  @Test func `ten thousand objects become one pack`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      var changes: [String: [UInt8]?] = [:]
      for number in 0..<10_000 {
        let body = "{\n  \"name\": \"Queue \(number)\",\n  \"size\": \(number)\n}\n"
        changes["tenants/cloud/queues/Queue \(number).json"] = Array(body.utf8)
      }
      let revision = try await state.commit(changes, onto: nil, message: CommitMessage("observe"))
      #expect(try await state.tree(at: revision).count == 10_000)
      #expect(try await state.readAll(under: "tenants", at: revision).count == 10_000)
      let packs = try Disk.names(in: site.path + "/state/objects/pack")
      #expect(packs.filter { $0.hasSuffix(".pack") }.count == 1)
      let loose = try site.git("-C", "state", "count-objects")
      #expect(loose.hasPrefix("0 objects"))
      try site.git("-C", "state", "fsck", "--strict")
      try await state.commit(["tenants/cloud/queues/Queue 7.json": "{}\n"])
      #expect(try await state.tree(at: revision).count == 10_000)
      try site.git("-C", "state", "fsck", "--strict")
    }
  }
}
