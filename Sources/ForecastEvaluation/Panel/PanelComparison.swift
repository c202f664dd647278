public import MarketData

/// The forecasts of the same models in several markets, measured and tested together.
///
/// Losses are those of `ForecastTests.Options.loss`, QLIKE in the form y/f − ln(y/f) − 1, which has no unit, so that a
/// calm market counts as much as a wild one.
public struct PanelComparison: Sendable, Equatable {
  /// What one market adds.
  public struct Market: Sendable, Equatable {
    /// The name of the market.
    public let name: String
    /// The forecasts of all models in it.
    public let comparison: ForecastComparison
    /// The time at which each forecast was made, increasing.
    public let timeStamps: [TimeStamp]

    /// A market.
    ///
    /// - Parameters:
    ///   - name: the name of the market.
    ///   - comparison: the forecasts of all models in it.
    ///   - timeStamps: those of the periods of the series that was forecast, of which the origins are some.
    /// - Throws: `EvaluationError.noTimeStampsInPanel` where there are none.
    /// - Precondition: every origin has a time stamp.
    public init(
      name: String, comparison: ForecastComparison, timeStamps: [TimeStamp]?
    ) throws(EvaluationError) {
      guard let timeStamps else { throw .noTimeStampsInPanel(market: name) }
      self.name = name
      self.comparison = comparison
      self.timeStamps = comparison.entries[0].forecasts.records.map { timeStamps[$0.originIndex] }
    }
  }

  /// What is found of one model.
  public struct Entry: Sendable, Equatable {
    /// The name of the model.
    public let name: String
    /// The mean loss in each market.
    public let marketLosses: [Double]
    /// The mean over the markets.
    public let meanLoss: Double
    /// The same without the 1 % of forecasts in each market that were worst over all models.
    public let trimmedLoss: Double?
    /// The test against the baseline, which comes first: a positive statistic speaks for the model.
    ///
    /// `nil` for the baseline itself.
    public let dieboldMariano: PanelDieboldMariano?
    /// The p-value by which the model stays in the confidence set.
    public let confidenceSetPValue: Double?
  }

  /// The markets, in the order in which they were given.
  public let markets: [Market]
  /// What was asked for.
  public let options: ForecastTests.Options
  /// The mean length of the blocks of times that were resampled.
  public let blockLength: Double
  /// The models, in the order of the comparisons.
  public let entries: [Entry]

  /// Whether a model is in the confidence set; `nil` where there is none.
  public func isInConfidenceSet(_ entry: Entry) -> Bool? { entry.confidenceSetPValue.map { $0 >= options.level } }

  /// Compares models in several markets.
  ///
  /// - Parameters:
  ///   - markets: the forecasts in each market, of the same models in the same order.
  ///   - overlap: the number of lags at which the errors of perfect forecasts are correlated, as `WalkForward.overlap`.
  ///   - options: what is tested.
  /// - Throws: `EvaluationError`, where a loss is outside double precision, or a variance zero.
  /// - Precondition: there is a market, all have the same models, and the baseline is one of them.
  public init(of markets: [Market], overlap: Int, options: ForecastTests.Options) throws(EvaluationError) {
    precondition(!markets.isEmpty, "a panel has at least one market")
    let names = markets[0].comparison.entries.map(\.name)
    precondition(
      markets.allSatisfy { $0.comparison.entries.map(\.name) == names }, "all markets have the same models")
    var losses: [(timeStamps: [TimeStamp], losses: [[Double]])] = []
    for market in markets { losses.append((market.timeStamps, try Self.losses(of: market, by: options.loss))) }
    let panel = PanelLosses(losses)
    let baseline = options.baseline.flatMap(names.firstIndex)
    precondition((options.baseline == nil) == (baseline == nil), "the baseline is one of the models")
    let series = names.indices.map(panel.series)
    let blockLength =
      options.blockLength ?? max(Double(overlap + 1), OptimalBlockLength(forComparing: series)?.stationary ?? 1)
    let confidenceSet = try ifDefined { () throws(EvaluationError) in
      try ModelConfidenceSet(
        losses: series, bootstrap: StationaryBootstrap(meanBlockLength: blockLength, seed: options.seed),
        replications: options.replications, threads: options.threads)
    }
    let trimmed = try losses.map { (market) throws(EvaluationError) in
      try ifDefined { () throws(EvaluationError) in try TrimmedMeanLosses(of: market.losses).means }
    }
    var entries: [Entry] = []
    for (model, name) in names.enumerated() {
      let test = try baseline.flatMap { (baseline) throws(EvaluationError) in
        try baseline == model
          ? nil
          : ifDefined { () throws(EvaluationError) in
            try PanelDieboldMariano(panel, first: baseline, second: model, leastLags: overlap)
          }
      }
      let kept = trimmed.compactMap { $0?[model] }
      entries.append(
        Entry(
          name: name,
          marketLosses: losses.map { $0.losses[model].reduce(0, +) / Double($0.losses[model].count) },
          meanLoss: panel.mean(of: model),
          trimmedLoss: kept.count == markets.count ? kept.reduce(0, +) / Double(markets.count) : nil,
          dieboldMariano: test, confidenceSetPValue: confidenceSet?.pValues[model]))
    }
    self.markets = markets
    self.options = options
    self.blockLength = blockLength
    self.entries = entries
  }

  /// The losses of each model in one market.
  private static func losses(of market: Market, by loss: ForecastLoss) throws(EvaluationError) -> [[Double]] {
    var losses: [[Double]] = []
    for entry in market.comparison.entries {
      let (forecasts, proxies) = (entry.forecasts.variances, market.comparison.proxies)
      do throws(EvaluationError) {
        losses.append(
          loss == .qlike
            ? try ForecastLoss.normalizedQLIKE(of: forecasts, against: proxies)
            : try loss.values(of: forecasts, against: proxies))
      } catch {
        throw .model(name: "\(market.name), \(entry.name)", reason: error)
      }
    }
    return losses
  }
}
