public import MarketData

/// A cut of time into training, validation and test, for all markets at the same moments.
///
/// A row is known at the close of its bar, and its target spans the bars after it. Training rows are those whose target
/// is over by the end of training; validation rows those that are known from that moment on and whose target is over by
/// the end of validation; test rows those that are known from then on and whose target is over. So no bar is in
/// the targets of two parts; what lies between are the purged rows, as many as the longest horizon less one.
public struct TimeSplit: Sendable, Equatable {
  /// The moment that the targets of training are over by, and that validation begins at.
  public let trainingEnd: TimeStamp
  /// The moment that the targets of validation are over by, and that the test begins at.
  public let validationEnd: TimeStamp

  /// The rows of one market in each part.
  public struct Parts: Sendable, Equatable {
    /// The rows to estimate from.
    public let training: Range<Int>
    /// The rows to choose by.
    public let validation: Range<Int>
    /// The rows to report.
    public let test: Range<Int>
  }

  /// A split at two moments.
  ///
  /// - Parameters:
  ///   - trainingEnd: the end of training.
  ///   - validationEnd: the end of validation; not earlier. The same moment for no validation.
  /// - Throws: `ForecastingError.invalidSpecification` where validation would end before training.
  public init(trainingEnd: TimeStamp, validationEnd: TimeStamp) throws(ForecastingError) {
    guard validationEnd >= trainingEnd else {
      throw .invalidSpecification(
        reason: "validation ends after training: \(validationEnd) is before \(trainingEnd)")
    }
    self.trainingEnd = trainingEnd
    self.validationEnd = validationEnd
  }

  /// A split at the closes of bars of a market.
  ///
  /// - Parameters:
  ///   - market: the market whose bars are counted.
  ///   - trainingBars: the number of bars that close by the end of training; positive.
  ///   - validationBars: the number of bars that close after that, by the end of validation; not negative.
  /// - Throws: `ForecastingError.invalidSpecification` for counts out of range, `.tooFewBars` where there are fewer bars.
  public init(
    countingBarsOf market: MarketHistory, trainingBars: Int, validationBars: Int
  ) throws(ForecastingError) {
    guard trainingBars > 0, validationBars >= 0, validationBars <= Int.max - trainingBars else {
      throw .invalidSpecification(
        reason: "training has a positive number of bars and validation one that is not negative, not "
          + "\(trainingBars) and \(validationBars)")
    }
    let needed = trainingBars + validationBars
    guard market.bars.count >= needed else {
      throw .tooFewBars(market: market.name, count: market.bars.count, needed: needed)
    }
    trainingEnd = market.closeTime(of: trainingBars - 1)
    validationEnd = market.closeTime(of: needed - 1)
  }

  /// The rows of a market in each part, those that are not usable included.
  ///
  /// - Parameters:
  ///   - market: the market.
  ///   - horizon: the longest number of bars that a target spans; positive.
  ///   - firstRow: the first row that has all its values, as `FeatureMatrix.firstRow`; not negative.
  /// - Returns: three ranges, any of which may be empty.
  /// - Precondition: `horizon` is positive and `firstRow` not negative.
  public func parts(of market: MarketHistory, horizon: Int, firstRow: Int = 0) -> Parts {
    precondition(horizon > 0 && firstRow >= 0, "a target spans a bar at least, and rows are counted from zero")
    let rows = market.bars.count
    let closes = (0..<rows).map { market.closeTime(of: $0) }
    /// The number of bars that close before `moment`, or by it.
    let before = { (moment: TimeStamp) in closes.prefix { $0 < moment }.count }
    let through = { (moment: TimeStamp) in closes.prefix { $0 <= moment }.count }
    func range(from start: Int, to end: Int) -> Range<Int> {
      let lower = min(max(start, firstRow), rows)
      return lower..<max(lower, min(end, rows))
    }
    return Parts(
      training: range(from: 0, to: through(trainingEnd) - horizon),
      validation: range(from: before(trainingEnd), to: through(validationEnd) - horizon),
      test: range(from: before(validationEnd), to: rows - horizon))
  }
}
