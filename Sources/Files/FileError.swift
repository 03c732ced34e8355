import Glibc

/// A failure of the machine's files, programs or random source.
package struct FileError: Error, Hashable, Sendable {
  /// What stood in the way.
  package enum Cause: Hashable, Sendable {
    /// The number that the kernel gave.
    case system(Int32)
    case larger(thanBytes: Int)
    case moreFiles(than: Int)
    case deeper(than: Int)
    /// A link or a `..` leads out of the folder that must hold the path.
    case outside(folder: String)
    case notRegular
    case nameNotUnicode
    case heldByAnother
    case timedOut(after: Duration)
    case cancelled
  }

  /// What was tried, as words that follow "cannot": `read`, `create the folder`.
  package var operation: String
  /// What it was tried on: a path, or the name of a program.
  package var path: String
  /// Why it failed.
  package var cause: Cause

  /// Takes the three parts in the order of the sentence.
  package init(_ operation: String, _ path: String, _ cause: Cause) {
    self.operation = operation
    self.path = path
    self.cause = cause
  }

  /// Takes the thread's last error number, so it stands right behind the call that failed.
  static func last(_ operation: String, _ path: String) -> FileError {
    FileError(operation, path, .system(errno))
  }

  /// Whether the same call may succeed later without anybody mending anything.
  package var isRetriable: Bool {
    switch cause {
    case .system(let number): [EAGAIN, EINTR, EMFILE, ENFILE, EBUSY, ENOMEM].contains(number)
    case .heldByAnother, .timedOut: true
    default: false
    }
  }

  /// Whether there is simply nothing at the path.
  package var isMissing: Bool {
    cause == .system(ENOENT) || cause == .system(ENOTDIR)
  }
}

extension FileError: CustomStringConvertible {
  /// The sentence for the user.
  package var description: String { "cannot \(operation) '\(path)': \(cause.text)" }
}

extension FileError.Cause {
  /// Says what went wrong as the end of a sentence.
  package var text: String {
    switch self {
    case .system(let number): Self.text(ofSystemError: number)
    case .larger(let limit): "it is larger than \(limit) bytes"
    case .moreFiles(let limit): "it holds more than \(limit) files"
    case .deeper(let limit): "its folders are nested deeper than \(limit)"
    case .outside(let folder): "it lies outside '\(folder)'"
    case .notRegular: "it is not a regular file"
    case .nameNotUnicode: "it holds a file whose name is not UTF-8"
    case .heldByAnother: "another process holds it"
    case .timedOut(let limit): "it did not end within \(limit)"
    case .cancelled: "it was interrupted"
    }
  }

  private static func text(ofSystemError number: Int32) -> String {
    guard let words = unsafe strerror(number) else { return "error \(number)" }
    let text = unsafe String(cString: words)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
