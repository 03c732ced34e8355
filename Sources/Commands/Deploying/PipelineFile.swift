/// A file that a command writes, by path from the root of the repository.
struct PipelineFile: Hashable, Sendable {
  var path: String
  var text: String

  /// The words by which a file is known as ours, so that it may be replaced.
  static let mark = "Written by 'cutsheet deploy"
}
