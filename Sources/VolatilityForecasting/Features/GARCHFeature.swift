import MarketData
public import VolatilityModels

/// A GARCH(1,1) with Student-t innovations that one market's features are filtered with.
///
/// It is fitted to the training part. Filtered through any bars of the market, its presample variance is the backcast of
/// the first 75 returns, so that values from the 76th return on depend on no later one.
public struct GARCHFeature: Sendable, Equatable {
  /// The estimates, of returns as fractions.
  public let parameters: GARCHParameters

  /// The number of returns that the presample variance is made of.
  static let backcastCount = 75
  private static let specification = GARCH(innovations: .studentT)

  /// A filter with given parameters.
  ///
  /// - Parameter parameters: of a GARCH(1,1) with a constant and Student-t innovations, of returns as fractions.
  /// - Throws: `ForecastingError.invalidSpecification` for parameters of another model.
  public init(parameters: GARCHParameters) throws(ForecastingError) {
    let names = parameters.named.map(\.name)
    guard names == Self.specification.parameterNames else {
      throw .invalidSpecification(
        reason: "features are made with a GARCH(1,1) with a constant and t innovations, not with \(names)")
    }
    self.parameters = parameters
  }

  /// The GARCH of the bars that have closed by `trainingEnd`.
  init(learnedFrom market: MarketHistory, trainingEnd: TimeStamp) throws(ForecastingError) {
    let count = market.bars.timeStamps.indices.prefix { market.closeTime(of: $0) <= trainingEnd }.count
    let needed = Self.backcastCount + 1
    guard count > needed else { throw .tooFewBars(market: market.name, count: count, needed: needed + 1) }
    let numbers = Array(market.returns[1..<count])
    do throws(VolatilityError) {
      parameters = try Self.specification.fit(to: Self.series(numbers)).parameters
    } catch {
      throw .garchFailed(market: market.name, reason: error)
    }
  }

  /// Returns as a series.
  private static func series(_ returns: [Double]) -> ReturnSeries {
    guard let series = try? ReturnSeries(values: returns) else {
      preconditionFailure("prices that are positive and finite have finite log returns")
    }
    return series
  }

  /// σ²_{t+1} and z_t at each bar, from its return and those before; not a number for the first 76 bars.
  func path(of returns: [Double]) -> (nextVariances: [Double], residuals: [Double]) {
    let numbers = Array(returns.dropFirst())
    let unknown = [Double](repeating: .nan, count: returns.count)
    guard numbers.count > Self.backcastCount else { return (unknown, unknown) }
    let mean = parameters.mu ?? 0
    let backcast = GARCHSample.backcast(numbers.prefix(Self.backcastCount).map { $0 - mean })
    // One return more, of any size, shows the variance after the last.
    let path = VolatilityPath(
      returns: numbers + [0], parameters: parameters, specification: Self.specification, backcast: backcast)
    var (variances, residuals) = (unknown, unknown)
    for bar in Self.backcastCount + 1..<returns.count {
      variances[bar] = path.conditionalVariance[bar]
      residuals[bar] = path.residuals[bar - 1] / path.conditionalVariance[bar - 1].squareRoot()
    }
    return (variances, residuals)
  }
}
