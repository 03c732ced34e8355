extension PolicyRule {
  /// Every built-in rule: one more is one file beside this one and one line here.
  package static let all: [PolicyRule] = [
    wildcardPermission,
    adminInHypercare,
    hypercarePrefix,
    breakGlassScope,
    mfaOff,
    observerDefeated,
    clientRights,
    plainCredential,
    liveUse,
    freezeWindow,
    blastRadius,
    retentionGap,
    timeZones,
  ]
}
