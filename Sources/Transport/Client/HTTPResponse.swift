/// An answer, whole; its body is decompressed.
package struct HTTPResponse: Sendable {
  /// The HTTP status, whatever it is.
  package var status: Int
  /// The fields of the last header block.
  package var headers: Headers
  /// The whole body.
  package var body: [UInt8]
  /// From the start of the exchange to the last byte.
  package var duration: Duration
  /// Whether a connection had to be made for it.
  package var isFirstOfConnection: Bool
}
