import Model

extension Provider {
  /// The environment variable of a connection's field: `clientId` of `genesys-cloud` comes from
  /// `GENESYS_CLIENT_ID`.
  func variable(_ attribute: Attribute) -> String {
    let prefix = vendor.prefix { $0 != "-" }.uppercased() + "_"
    return (attribute.path.last ?? "").reduce(into: prefix) { text, sign in
      text += (sign.isUppercase ? "_" : "") + sign.uppercased()
    }
  }
}
