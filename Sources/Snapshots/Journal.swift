package import Documents
import Files
import Parsing

/// What a run intended and what came of it, line by line, each durable before the next step.
///
/// It lies in the repository's own folder, outside any work tree, until the run is committed.
package actor Journal {
  /// The id of the run.
  package nonisolated let run: String
  /// The file that holds the lines.
  package nonisolated let path: String
  private let log: AppendLog

  private init(run: String, path: String, log: consuming AppendLog) {
    self.run = run
    self.path = path
    self.log = log
  }

  /// Opens the journal of a run for its one writer, making it where there is none.
  ///
  /// `folder` is `StateRepository.folder`.
  package static func open(run: String, in folder: String) throws(SnapshotError) -> Journal {
    let path = try path(run: run, in: folder)
    let log = try files("open the journal of", run) { () throws(FileError) in
      try Disk.makeFolder(Disk.parent(of: path), mode: .secret)
      return try AppendLog(path)
    }
    return Journal(run: run, path: path, log: log)
  }

  /// Adds one entry, and returns when it would survive a power cut.
  package func append(_ entry: Value) throws(SnapshotError) {
    let line = CanonicalJSON.bytes(of: entry)
    do throws(FileError) {
      try log.append(line)
    } catch {
      throw SnapshotError("write the journal of", run, .file(error))
    }
  }

  /// Reads all entries of a run; what a crash left of a last line is none.
  package static func entries(
    run: String, in folder: String
  ) throws(SnapshotError) -> [Value] {
    let path = try path(run: run, in: folder)
    let lines = try files("read the journal of", run) { () throws(FileError) in
      try AppendLog.lines(of: path)
    }
    var entries: [Value] = []
    for (place, line) in lines.enumerated() {
      do throws(JSONError) {
        entries.append(try JSON.value(Array(line)))
      } catch {
        throw SnapshotError(
          "read the journal of", run, .unusable("line \(place + 1) is no JSON"))
      }
    }
    return entries
  }

  /// Runs whose journal was never taken away: those that are running or were killed, sorted.
  package static func unfinishedRuns(in folder: String) throws(SnapshotError) -> [String] {
    let runs = folder + "/cutsheet/runs"
    guard Disk.item(at: runs) != nil else { return [] }
    return try files("list", runs) { () throws(FileError) in
      try Disk.names(in: runs).filter {
        Disk.item(at: "\(runs)/\($0)/journal.ndjson") == .file
      }
    }
  }

  /// Removes what a run left in the repository's own folder, once all of it is committed.
  package static func finish(run: String, in folder: String) throws(SnapshotError) {
    let path = try path(run: run, in: folder)
    try files("remove the journal of", run) { () throws(FileError) in
      try Disk.removeTree(Disk.parent(of: path))
    }
  }

  /// The folder of a run, for its plan and its report beside the journal.
  package static func folder(run: String, in folder: String) throws(SnapshotError) -> String {
    guard !run.isEmpty, !run.hasPrefix("."), !run.contains("/"), !run.utf8.contains(0) else {
      throw SnapshotError("open the journal of", run, .unusable("it is no id of a run"))
    }
    return folder + "/cutsheet/runs/" + run
  }

  private static func path(run: String, in folder: String) throws(SnapshotError) -> String {
    try self.folder(run: run, in: folder) + "/journal.ndjson"
  }
}
