/// How many lags a model of the GARCH family looks back.
public struct GARCHOrder: Sendable, Hashable {
  /// The number of lags of the shock's size, 1 to 3.
  public let p: Int
  /// The number of lags of the shock's asymmetry, 0 to 3.
  public let o: Int
  /// The number of lags of the variance, 0 to 3.
  public let q: Int

  /// The legal numbers of lags of the shock's size.
  public static let pRange = 1...3
  /// The legal numbers of lags of the shock's asymmetry.
  public static let oRange = 0...3
  /// The legal numbers of lags of the variance.
  public static let qRange = 0...3

  /// An order.
  ///
  /// - Parameters:
  ///   - p: the number of lags of the shock's size, 1 to 3.
  ///   - o: the number of lags of the shock's asymmetry, 0 to 3.
  ///   - q: the number of lags of the variance, 0 to 3.
  /// - Precondition: the numbers lie in their ranges.
  public init(p: Int = 1, o: Int = 0, q: Int = 1) {
    precondition(Self.pRange.contains(p), "a model of the GARCH family has 1 to 3 lags of the shock's size")
    precondition(Self.oRange.contains(o), "a model of the GARCH family has 0 to 3 lags of the shock's asymmetry")
    precondition(Self.qRange.contains(q), "a model of the GARCH family has 0 to 3 lags of the variance")
    self.p = p
    self.o = o
    self.q = q
  }

  /// The number of periods that the next variance looks back.
  package var lagCount: Int { max(p, o, q) }

  /// The number of elements of `VolatilityState.memory`.
  package var memoryCount: Int { 3 * (lagCount - 1) }
}
