/// An answer, whole; its body is decompressed.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var headers: Headers
  package var body: [UInt8]
  /// From the start of the exchange to the last byte.
  package var duration: Duration
  /// Whether a connection had to be made for it.
  package var isFirstOfConnection: Bool
}
