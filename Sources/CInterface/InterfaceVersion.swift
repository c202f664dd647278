/// What the library says of itself.
enum InterfaceVersion {
  /// The version of the package, as in its change log.
  static let package: StaticString = "0.1.0"
}
