import Files
import Snapshots
import Testing

struct RemoteTests {
  @Test func `what one pushes another fetches`() async throws {
    try await Site.with { site in
      let one = try await site.openClone("one")
      let other = try await site.openClone("other")
      try await one.fetch()
      let first = try await one.commit(["a": "1"])
      try await one.push()
      try await other.fetch()
      #expect(try await other.head() == first)
      let second = try await other.commit(["a": "2"])
      try await other.push()
      try await one.fetch()
      #expect(try await one.head() == second)
      try await one.fetch()
      #expect(try await one.head() == second)
      try site.git("-C", "remote.git", "fsck", "--strict")
    }
  }

  @Test func `of two who race the second push is refused and its commits stay`() async throws {
    try await Site.with { site in
      let one = try await site.openClone("one")
      let other = try await site.openClone("other")
      let first = try await one.commit(["a": "1"])
      let second = try await other.commit(["a": "2"])
      try await one.push()
      await #expect(throws: SnapshotError.self) { try await other.push() }
      let error = await #expect(throws: SnapshotError.self) { try await other.fetch() }
      #expect(error?.cause == .diverged(local: second, remote: first))
      #expect(try await other.head() == second)
    }
  }

  @Test func `a copy of another repository is not used`() async throws {
    try await Site.with { site in
      _ = try await site.openClone("one")
      let error = await #expect(throws: SnapshotError.self) {
        try await site.open(.remote(url: "file:///elsewhere.git", clone: site.path + "/one"))
      }
      #expect(error?.description.contains("file:///elsewhere.git") == true)
    }
  }

  @Test(arguments: [
    (".", StateLocation.project(folder: "/p")),
    (".cutsheet/state", .folder("/p/.cutsheet/state")),
    ("/srv/state", .folder("/srv/state")),
    ("git@host:a/b.git", .remote(url: "git@host:a/b.git", clone: "/p/.cutsheet/state")),
    ("https://host/b.git", .remote(url: "https://host/b.git", clone: "/p/.cutsheet/state")),
    ("./a:b", .folder("/p/./a:b")),
  ])
  func `the setting tells a folder from an address`(text: String, location: StateLocation) {
    #expect(StateLocation(text, inProject: "/p") == location)
  }
}
