import CCurl
import Documents

/// Tells what libcurl's code means for a caller who must decide whether to send again.
struct FailedTransfer {
  let code: CURLcode
  let detail: String
  /// Whether the request was on its way; if not, repeating it cannot do it twice.
  let wasSent: Bool
  let deadline: Duration

  var cause: TransportError.Cause {
    switch code {
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      .untrusted(detail)
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
      .invalid(detail)
    case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_OUT_OF_MEMORY:
      wasSent ? .unreadable(detail) : .unreachable(detail)
    case CURLE_OPERATION_TIMEDOUT:
      wasSent ? .timedOut(deadline) : .unreachable(detail)
    case CURLE_ABORTED_BY_CALLBACK:
      .answerLost("the connection ended before an answer came")
    default:
      wasSent ? .answerLost(detail) : .unreachable(detail)
    }
  }
}
