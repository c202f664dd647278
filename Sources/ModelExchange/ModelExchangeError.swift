/// Why a model file could not be read or written.
public enum ModelExchangeError: Error, Equatable, Sendable {
  /// The file ends before its contents do.
  case truncated
}
