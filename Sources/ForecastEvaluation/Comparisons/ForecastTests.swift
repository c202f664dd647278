import NumericalMethods

/// What the tests of the field say of the models of a comparison.
///
/// A test that is not defined for the forecasts at hand, because there are too few or two models have the same losses,
/// is `nil`.
public struct ForecastTests: Sendable, Equatable {
  /// What is tested, and how resamples are drawn.
  public struct Options: Sendable, Equatable {
    /// The loss that models are compared by.
    public var loss: ForecastLoss
    /// The name of the model that each other one is compared with; `nil` for none.
    public var baseline: String?
    /// How often the confidence set may miss the best model, from 0 to 1.
    public var level: Double
    /// The number of resamples.
    public var replications: Int
    /// The mean length of blocks; `nil` for the longest that `OptimalBlockLength` proposes for any model.
    public var blockLength: Double?
    /// What determines all random numbers.
    public var seed: UInt64
    /// The number of threads; it changes no result.
    public var threads: Int

    /// Options; the defaults are those of the model confidence set's authors.
    public init(
      loss: ForecastLoss = .qlike, baseline: String? = nil, level: Double = 0.1, replications: Int = 10_000,
      blockLength: Double? = nil, seed: UInt64 = 0, threads: Int = 1
    ) {
      self.loss = loss
      self.baseline = baseline
      self.level = level
      self.replications = replications
      self.blockLength = blockLength
      self.seed = seed
      self.threads = threads
    }
  }

  /// What the tests say of one model.
  public struct Entry: Sendable, Equatable {
    /// The regression of proxies on the model's forecasts.
    public let mincerZarnowitz: MincerZarnowitz?
    /// The test against the baseline, which comes first: a positive statistic speaks for the model.
    ///
    /// `nil` for the baseline itself.
    public let dieboldMariano: DieboldMariano?
    /// The p-value by which the model stays in the confidence set.
    public let confidenceSetPValue: Double?
    /// The mean loss without the 1 % of forecasts that were worst over all models.
    public let trimmedLoss: Double?
  }

  /// What was asked for.
  public let options: Options
  /// The mean length of the blocks that were resampled.
  public let blockLength: Double
  /// The models, in the order of the comparison.
  public let entries: [Entry]
  /// The test of whether any model is better than the baseline.
  public let superiorPredictiveAbility: SuperiorPredictiveAbility?

  /// Whether a model is in the confidence set; `nil` where there is none.
  public func isInConfidenceSet(_ entry: Entry) -> Bool? { entry.confidenceSetPValue.map { $0 >= options.level } }

  /// Tests the models of a comparison.
  ///
  /// - Parameters:
  ///   - comparison: the forecasts with their losses.
  ///   - overlap: the number of lags at which the errors of perfect forecasts are correlated, as `WalkForward.overlap`.
  ///   - options: what is tested.
  /// - Throws: `EvaluationError`, where a loss is outside double precision.
  /// - Precondition: the baseline is a model of the comparison.
  public init(
    of comparison: ForecastComparison, overlap: Int, options: Options = Options()
  ) throws(EvaluationError) {
    let names = comparison.entries.map(\.name)
    let baseline = options.baseline.map { name in
      guard let index = names.firstIndex(of: name) else { preconditionFailure("the baseline is one of the models") }
      return index
    }
    var losses: [[Double]] = []
    for entry in comparison.entries {
      do throws(EvaluationError) {
        losses.append(try options.loss.values(of: entry.forecasts.variances, against: comparison.proxies))
      } catch {
        throw .model(name: entry.name, reason: error)
      }
    }
    let blockLength = options.blockLength ?? Self.blockLength(for: losses, overlap: overlap)
    let bootstrap = StationaryBootstrap(meanBlockLength: blockLength, seed: options.seed)
    let confidenceSet = try ifDefined { () throws(EvaluationError) in
      try ModelConfidenceSet(
        losses: losses, bootstrap: bootstrap, replications: options.replications, threads: options.threads)
    }
    let trimmed = try ifDefined { () throws(EvaluationError) in try TrimmedMeanLosses(of: losses) }
    var entries: [Entry] = []
    for (index, entry) in comparison.entries.enumerated() {
      let variances = entry.forecasts.variances
      let regression = try ifDefined { () throws(EvaluationError) in
        try MincerZarnowitz(of: variances, against: comparison.proxies, lags: Self.lags(overlap, variances.count))
      }
      let test = try baseline.flatMap { (baseline) throws(EvaluationError) in
        try baseline == index
          ? nil
          : ifDefined { () throws(EvaluationError) in
            try DieboldMariano(first: losses[baseline], second: losses[index], horizon: overlap + 1)
          }
      }
      entries.append(
        Entry(
          mincerZarnowitz: regression, dieboldMariano: test, confidenceSetPValue: confidenceSet?.pValues[index],
          trimmedLoss: trimmed?.means[index]))
    }
    self.options = options
    self.blockLength = blockLength
    self.entries = entries
    superiorPredictiveAbility = try baseline.flatMap { (baseline) throws(EvaluationError) in
      let others = losses.indices.filter { $0 != baseline }.map { losses[$0] }
      guard !others.isEmpty else { return nil }
      return try ifDefined { () throws(EvaluationError) in
        try SuperiorPredictiveAbility(
          benchmark: losses[baseline], models: others, bootstrap: bootstrap, replications: options.replications,
          threads: options.threads)
      }
    }
  }

  /// At least the lags at which overlapping targets are correlated.
  private static func lags(_ overlap: Int, _ count: Int) -> Int {
    max(overlap, HACCovariance.ruleOfThumbLags(count: count))
  }

  /// The longest block that the losses of any model, less the mean over the models, ask for; at least as long as
  /// targets overlap.
  private static func blockLength(for losses: [[Double]], overlap: Int) -> Double {
    max(Double(overlap + 1), OptimalBlockLength(forComparing: losses)?.stationary ?? 1)
  }
}

/// The result of a test; `nil` where there is nothing to test by.
func ifDefined<Result>(_ test: () throws(EvaluationError) -> Result) throws(EvaluationError) -> Result? {
  do throws(EvaluationError) {
    return try test()
  } catch {
    switch error {
    case .tooFewLosses, .tooFewForecasts, .constantLossDifference, .constantLossAgainstMean, .constantForecasts,
      .blockTooLong:
      return nil
    default: throw error
    }
  }
}
