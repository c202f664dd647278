import PositionSizing

/// What a caller says is known at a decision: numbers, each of which may be missing.
struct StatedInputs {
  /// The odds of the trade.
  var (winRate, averageWin, averageLoss): (Double?, Double?, Double?)
  /// What the odds rest on.
  var (tradeCount, kellyLowerBound): (Double?, Double?)
  /// The Sharpe ratio with its years.
  var (sharpeRatio, sharpeYears): (Double?, Double?)
  /// The expected return of a year.
  var expectedReturn: Double?
  /// The distance of the stop.
  var stopDistance: Double?
  /// The forecast volatility, with what is known of it.
  var (forecastVolatility, meanVolatility, volatilityScore, volatilityAlert): (Double?, Double?, Double?, Double?)
  /// What the forecast is multiplied with to be that of a year.
  var annualization: Double?
  /// The signal.
  var (confidence, agreement): (Double?, Double?)
  /// What is held.
  var (correlation, consecutiveLosses): (Double?, Double?)
  /// The regime.
  var regime: String?
  /// The probability of each regime by name.
  var regimeProbabilities: [(name: String, probability: Double)]?

  /// The inputs of a policy.
  ///
  /// - Returns: the inputs, all of them from `given`.
  /// - Throws: `InterfaceError.Status.invalidData` for a number that is none of its kind, and where one of several that go
  ///   together is missing.
  func inputs() throws(InterfaceError) -> SizingInputs {
    var inputs = SizingInputs()
    inputs.odds = try odds().map { Sourced($0) }
    inputs.sharpe = try sharpe().map { Sourced($0) }
    inputs.expectedReturn = expectedReturn.map { Sourced($0) }
    inputs.stopDistance = stopDistance.map { Sourced($0) }
    inputs.annualization = annualization
    inputs.confidence = confidence.map { Sourced($0) }
    inputs.correlation = correlation.map { Sourced($0) }
    inputs.agreement = try Self.whole(agreement, "agreement").map { Sourced($0) }
    inputs.consecutiveLosses = try Self.whole(consecutiveLosses, "consecutive_losses").map { Sourced($0) }
    if let reading = try volatility() { inputs.volatility = .current(Sourced(reading)) }
    if let reading = try regimeReading() { inputs.regime = .current(Sourced(reading)) }
    return inputs
  }

  private func odds() throws(InterfaceError) -> OddsEvidence? {
    let count = try Self.whole(tradeCount, "trade_count")
    switch (winRate, averageWin, averageLoss) {
    case (let winRate?, let averageWin?, let averageLoss?):
      return try InterfaceError.mappingData { () throws(SizingError) in
        try OddsEvidence(
          TradeOdds(winRate: winRate, averageWin: averageWin, averageLoss: averageLoss), tradeCount: count,
          lowerBound: kellyLowerBound.map { (bound) throws(SizingError) in try RiskFraction(bound) })
      }
    case (nil, nil, nil):
      guard tradeCount == nil, kellyLowerBound == nil else {
        throw Self.incomplete("trade_count and kelly_lower_bound go together with the odds")
      }
      return nil
    default: throw Self.incomplete("win_rate, average_win and average_loss go together")
    }
  }

  private func sharpe() throws(InterfaceError) -> SharpeEvidence? {
    switch (sharpeRatio, sharpeYears) {
    case (let ratio?, let years?):
      return try InterfaceError.mappingData { () throws(SizingError) in
        try SharpeEvidence(sharpeRatio: ratio, years: years)
      }
    case (nil, nil): return nil
    default: throw Self.incomplete("sharpe_ratio and sharpe_years go together")
    }
  }

  private func volatility() throws(InterfaceError) -> VolatilityReading? {
    guard let forecastVolatility else {
      guard meanVolatility == nil, volatilityScore == nil, volatilityAlert == nil else {
        throw Self.incomplete(
          "mean_volatility, volatility_score and volatility_alert go together with forecast_volatility")
      }
      return nil
    }
    if let volatilityAlert, volatilityAlert != 0, volatilityAlert != 1 {
      throw InterfaceError(.invalidData, "volatility_alert is \(volatilityAlert), expected 0 or 1")
    }
    return try InterfaceError.mappingData { () throws(SizingError) in
      try VolatilityReading(
        forecastVolatility: forecastVolatility, trailingMean: meanVolatility, score: volatilityScore,
        isAlert: volatilityAlert.map { $0 == 1 })
    }
  }

  private func regimeReading() throws(InterfaceError) -> RegimeReading? {
    guard let regime else {
      guard regimeProbabilities == nil else { throw Self.incomplete("regime_probabilities go together with regime") }
      return nil
    }
    return try InterfaceError.mappingData { () throws(SizingError) in
      try RegimeReading(
        regime: regime, classNames: regimeProbabilities?.map(\.name) ?? [],
        probabilities: regimeProbabilities?.map(\.probability))
    }
  }

  /// The largest number that is taken for a count.
  private static let largestCount = 1e9

  private static func whole(_ value: Double?, _ name: String) throws(InterfaceError) -> Int? {
    guard let value else { return nil }
    guard (0...largestCount).contains(value), value == value.rounded() else {
      throw InterfaceError(.invalidData, "\(name) is \(value), expected a whole number that is not negative")
    }
    return Int(value)
  }

  private static func incomplete(_ reason: String) -> InterfaceError { InterfaceError(.invalidData, reason) }
}
