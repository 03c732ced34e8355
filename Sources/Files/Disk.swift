import CPosix
import Glibc

/// Reads and writes whole files so that no reader and no crash ever sees half of one.
package enum Disk {
  /// What stands at a path.
  package enum Item: Sendable {
    case file, folder, link, other
  }

  /// Looks at a path; nil where there is nothing, or nothing that we may see.
  package static func item(at path: String, followingLinks: Bool = true) -> Item? {
    switch unsafe UInt8(bitPattern: cposix_type(path, followingLinks ? 1 : 0)) {
    case UInt8(ascii: "f"): .file
    case UInt8(ascii: "d"): .folder
    case UInt8(ascii: "l"): .link
    case UInt8(ascii: "o"): .other
    default: nil
    }
  }

  /// Reads a regular file; a pipe or a device is refused, since it may never end.
  package static func read(_ path: String, limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
    // Without O_NONBLOCK the opening of a named pipe waits for a writer.
    let file = try OpenFile(path, O_RDONLY | O_NONBLOCK, operation: "read")
    if cposix_is_regular(file.number) == 0 { throw FileError("read", path, .notRegular) }
    return try file.readAll(limit: limit)
  }

  /// Reads what is piped into the program.
  package static func readStandardInput(limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
    try OpenFile("/dev/stdin", O_RDONLY, operation: "read").readAll(limit: limit)
  }

  /// Replaces a file as a whole and returns when that would survive a power cut.
  ///
  /// The bytes go to a file beside it, which then takes its name.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: FileMode = .secret
  ) throws(FileError) {
    let folder = parent(of: path)
    let unfinished = try folder + "/.cutsheet-" + SecureRandom.hex(bytes: 8) + ".tmp"
    do throws(FileError) {
      let file = try OpenFile(
        unfinished, O_WRONLY | O_CREAT | O_EXCL, mode: mode, operation: "write")
      try file.writeAll(bytes)
      try file.synchronize()
      if unsafe rename(unfinished, path) != 0 { throw .last("write", path) }
    } catch {
      _ = unsafe unlink(unfinished)
      throw FileError("write", path, error.cause)
    }
    try synchronizeFolder(folder)
  }

  /// Makes a folder and those above it; one that exists is left as it is.
  package static func makeFolder(
    _ path: String, mode: FileMode = .shared
  ) throws(FileError) {
    if item(at: path) == .folder { return }
    let above = parent(of: path)
    if above != path, item(at: above) == nil { try makeFolder(above, mode: mode) }
    if unsafe mkdir(path, mode.folderBits) == 0 { return try synchronizeFolder(above) }
    if errno == EEXIST, item(at: path) == .folder { return }
    throw .last("create the folder", path)
  }

  /// Removes a file or a link; nothing there is success.
  package static func remove(_ path: String) throws(FileError) {
    if unsafe unlink(path) == 0 { return try synchronizeFolder(parent(of: path)) }
    if errno != ENOENT { throw .last("remove", path) }
  }

  /// Removes a folder with all it holds, never following a link; nothing there is success.
  package static func removeTree(_ path: String) throws(FileError) {
    switch item(at: path, followingLinks: false) {
    case nil: return
    case .folder:
      for name in try names(in: path) { try removeTree(path + "/" + name) }
      if unsafe rmdir(path) != 0, errno != ENOENT { throw .last("remove", path) }
    default: try remove(path)
    }
  }

  /// Gives a file another name, replacing what had that name.
  package static func move(_ path: String, to other: String) throws(FileError) {
    if unsafe rename(path, other) != 0 { throw .last("move", path) }
    try synchronizeFolder(parent(of: other))
  }

  /// Allows or forbids others to use what stands at a path.
  package static func setMode(_ mode: FileMode, of path: String) throws(FileError) {
    let bits = item(at: path) == .folder ? mode.folderBits : mode.bits
    if unsafe chmod(path, bits) != 0 { throw .last("change the rights of", path) }
  }

  /// The path with no link and no `..` left in it.
  package static func resolved(_ path: String) throws(FileError) -> String {
    guard let real = unsafe realpath(path, nil) else { throw .last("find", path) }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// The folder that holds a path, by its spelling alone.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What a folder holds, sorted by the bytes of the names.
  package static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw .last("list", folder) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let name = unsafe cposix_next_name(stream) {
      guard let text = unsafe String(validatingCString: name) else {
        throw FileError("list", folder, .nameNotUnicode)
      }
      names.append(text)
    }
    if errno != 0 { throw .last("list", folder) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func synchronizeFolder(_ path: String) throws(FileError) {
    try OpenFile(path, O_RDONLY | O_DIRECTORY, operation: "flush").synchronize()
  }
}

extension Disk {
  /// Adds bytes to the end of a file without waiting for the disk: for traces, never for journals.
  package static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try OpenFile(path, O_WRONLY | O_CREAT | O_APPEND, operation: "write")
    try file.writeAll(bytes)
  }
}
