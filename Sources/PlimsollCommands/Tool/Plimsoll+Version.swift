extension Plimsoll {
  /// The version of the package, as in its change log.
  package static let version = "0.1.0"
}
