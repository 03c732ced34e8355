import Documents
import Files
import Snapshots
import Testing

struct JournalTests {
  @Test func `entries come back, and a torn last one does not count`() async throws {
    try await Site.with { site in
      let journal = try Journal.open(run: "r1", in: site.path)
      try await journal.append(["step": 1, "state": "intent"])
      try await journal.append(["step": 1, "state": "done\nsaid \"x\""])
      let bytes = try Disk.read(journal.path)
      try Disk.write(bytes + Array("{\"step\":2".utf8), to: journal.path)
      #expect(
        try Journal.entries(run: "r1", in: site.path) == [
          ["step": 1, "state": "intent"], ["step": 1, "state": "done\nsaid \"x\""],
        ])
    }
  }

  @Test func `a run is unfinished until its journal is taken away`() async throws {
    try await Site.with { site in
      #expect(try Journal.unfinishedRuns(in: site.path).isEmpty)
      for run in ["b", "a"] {
        try await Journal.open(run: run, in: site.path).append(["step": 1])
      }
      #expect(try Journal.unfinishedRuns(in: site.path) == ["a", "b"])
      try Journal.finish(run: "a", in: site.path)
      #expect(try Journal.unfinishedRuns(in: site.path) == ["b"])
    }
  }

  @Test func `two processes cannot write one journal`() async throws {
    try await Site.with { site in
      let journal = try Journal.open(run: "a", in: site.path)
      let error = #expect(throws: SnapshotError.self) {
        _ = try Journal.open(run: "a", in: site.path)
      }
      #expect(error?.isRetriable == true)
      try await journal.append(["step": 1])
    }
  }

  @Test(arguments: ["", "..", "a/b", "a\0b"])
  func `an id that is a path is refused`(run: String) async throws {
    try await Site.with { site in
      #expect(throws: SnapshotError.self) { _ = try Journal.open(run: run, in: site.path) }
    }
  }

  @Test func `a line in the middle that is no JSON is named`() async throws {
    try await Site.with { site in
      let journal = try Journal.open(run: "a", in: site.path)
      try Disk.write(Array("{}\n{oops\n{}\n".utf8), to: journal.path)
      let error = #expect(throws: SnapshotError.self) {
        try Journal.entries(run: "a", in: site.path)
      }
      #expect(error?.description.contains("line 2") == true)
    }
  }
}
