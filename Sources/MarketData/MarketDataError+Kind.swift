extension MarketDataError {
  /// What a program does about an error: the three differ in the exit code of a command.
  public enum Kind: Sendable {
    /// There is no readable file of that name.
    case missingInput
    /// The file is there, but reading it failed.
    case inputOutput
    /// The file was read and its content is wrong.
    case badData
  }

  /// The kind of this error.
  public var kind: Kind {
    switch self {
    case .fileNotFound, .isDirectory, .permissionDenied: .missingInput
    case .readFailed: .inputOutput
    default: .badData
    }
  }
}
