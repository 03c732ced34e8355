import Files
import Foundation
import Testing

@testable import Snapshots

struct BadDayTests {
  @Test func `a state of another user is told as such, with what makes it trusted`() {
    let error = Library.failure("open", "/srv/state", -36)
    #expect(error.description.contains("belongs to another user"))
    #expect(error.description.contains("safe.directory '/srv/state'"))
  }

  @Test func `a lock file that a killed process left does not stop the next`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      try await state.commit(["a": "1"])
      try Disk.write([], to: site.path + "/state/refs/heads/cutsheet/default.lock")
      let revision = try await state.commit(["a": "2"])
      #expect(try await state.head() == revision)
      try site.git("-C", "state", "fsck", "--strict")
    }
  }

  @Test func `objects without a commit and half a pack do no harm`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      try await state.commit(["a": "1"])
      let objects = site.path + "/state/objects"
      try Disk.makeFolder(objects + "/pack")
      try Disk.write([1, 2, 3], to: objects + "/pack/pack_git2_x8a7d1")
      try Disk.write([1, 2, 3], to: objects + "/tmp_object_git2_a8s7d1")
      let again = try await site.open()
      try await again.commit(["a": "2"])
      #expect(try await again.history().count == 2)
      try site.git("-C", "state", "fsck", "--strict")
    }
  }

  @Test func `an object that is gone is an error and not a crash`() async throws {
    try await Site.with { site in
      let state = try await site.open()
      let revision = try await state.commit(["a/b": "1"])
      let objects = site.path + "/state/objects"
      for name in try Disk.names(in: objects) where name.count == 2 {
        try Disk.removeTree(objects + "/" + name)
      }
      let again = try await site.open()
      let error = await #expect(throws: SnapshotError.self) {
        try await again.read("a/b", at: revision)
      }
      #expect(error?.isRetriable == false)
    }
  }

  @Test func `a folder that is no repository is refused with its path`() async throws {
    try await Site.with { site in
      try Disk.makeFolder(site.path + "/state")
      try Disk.write([1], to: site.path + "/state/notes.txt")
      let error = await #expect(throws: SnapshotError.self) { try await site.open() }
      #expect(error?.description.contains(site.path + "/state") == true)
      #expect(try Disk.names(in: site.path + "/state") == ["notes.txt"])
    }
  }

  @Test func `a state that cannot be made says why`() async throws {
    try await Site.with { site in
      try Disk.write([1], to: site.path + "/file")
      let error = await #expect(throws: SnapshotError.self) {
        try await site.open(.folder(site.path + "/file/state"))
      }
      #expect(error?.description.contains("not a directory") == true)
    }
  }

  @Test func `a project outside git cannot keep its state there`() async throws {
    try await Site.with { site in
      let error = await #expect(throws: SnapshotError.self) {
        try await site.open(.project(folder: site.path))
      }
      #expect(error?.description.contains("git init") == true)
    }
  }

  @Test func `the state in a project's repository leaves its work tree alone`() async throws {
    try await Site.with { site in
      try site.git("init", "--quiet", "-b", "main", "project")
      try Disk.write(Array("kind: project\n".utf8), to: site.path + "/project/cutsheet.yaml")
      try site.git("-C", "project", "add", "cutsheet.yaml")
      try site.git("-C", "project", "commit", "--quiet", "-m", "first")
      try Disk.makeFolder(site.path + "/project/sub")
      let state = try await site.open(.project(folder: site.path + "/project/sub"))
      try await state.commit(["tenants/cloud/x.json": "{}"])
      #expect(try site.git("-C", "project", "status", "--porcelain") == "")
      #expect(try site.git("-C", "project", "branch", "--show-current") == "main\n")
      #expect(
        try site.git("-C", "project", "show", "cutsheet/default:tenants/cloud/x.json") == "{}")
    }
  }

  @Test func `a remote that does not answer is an error with the command to repeat`()
    async throws
  {
    try await Site.with { site in
      let gone = "file://\(site.path)/gone.git"
      let state = try await site.open(.remote(url: gone, clone: site.path + "/clone"))
      let revision = try await state.commit(["a": "1"])
      let error = await #expect(throws: SnapshotError.self) { try await state.push() }
      #expect(error?.isRetriable == true)
      #expect(
        error?.description.contains(
          "git -C \(site.path)/clone push origin "
            + "refs/heads/cutsheet/default:refs/heads/cutsheet/default") == true)
      #expect(try await state.head() == revision)
    }
  }

  @Test func `a commit is signed so that git believes it`() async throws {
    try await Site.with { site in
      let key = site.path + "/key"
      _ = try Subprocess(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key]).run()
      let state = try await site.open(signer: CommitSigner(key: key))
      let revision = try await state.commit(["a": "1"])
      let publicKey = try String(decoding: Disk.read(key + ".pub"), as: UTF8.self)
      let allowed = site.path + "/allowed"
      try Disk.write(Array("ana@acme.example \(publicKey)".utf8), to: allowed)
      try site.git(
        "-C", "state", "-c", "gpg.format=ssh", "-c", "gpg.ssh.allowedSignersFile=\(allowed)",
        "verify-commit", revision.id)
      try site.git("-C", "state", "fsck", "--strict")
    }
  }

  @Test func `a key that is not there stops the commit`() async throws {
    try await Site.with { site in
      let state = try await site.open(signer: CommitSigner(key: site.path + "/none"))
      let error = await #expect(throws: SnapshotError.self) { try await state.commit(["a": "1"]) }
      #expect(error?.operation == "sign a commit with")
      #expect(try await state.head() == nil)
    }
  }
}
