/// The models that no test can tell from the best one.
///
/// As long as there are several models, the hypothesis that all of them have the same expected loss is tested; then the
/// worst is eliminated, whatever the outcome. A model's p-value is the largest of the tests up to its elimination, that
/// of the last one 1, and the set at a level α holds the models with a p-value of at least α: it holds the best model
/// in at least a share 1 − α of all samples, as they become long.
///
/// With L̄ᵢ the mean loss of a model, the variances of d̄ᵢⱼ = L̄ᵢ − L̄ⱼ and of d̄ᵢ = L̄ᵢ − (the mean of L̄ over the models
/// left) over the resamples divide them to tᵢⱼ and tᵢ. A resample gives the same statistics with each mean less that
/// of the sample, and the p-value of a test is the share of resamples whose statistic is at least the sample's.
/// Source: Hansen, Lunde & Nason (2011), "The model confidence set", section 3.1.2.
public struct ModelConfidenceSet: Sendable, Equatable {
  /// What the tests are made of.
  public enum Statistic: String, Sendable, Codable, CaseIterable {
    /// T_R = max |tᵢⱼ|; the model with the largest tᵢⱼ against any other is eliminated.
    case range
    /// T_max = max tᵢ; the model with the largest tᵢ is eliminated.
    case maximum
  }

  /// One step: a test of all models that were left, and the one that left.
  public struct Elimination: Sendable, Equatable {
    /// The index of the model that was eliminated.
    public let model: Int
    /// The statistic of the test.
    public let statistic: Double
    /// The p-value of this test alone.
    public let testPValue: Double
    /// The p-value of the model: the largest of the tests up to this one.
    public let pValue: Double
  }

  /// What the tests are made of.
  public let statistic: Statistic
  /// The mean loss of each model.
  public let meanLosses: [Double]
  /// The models but the last in the order in which they were eliminated, the worst first.
  public let eliminations: [Elimination]
  /// The index of the model that was left.
  public let lastModel: Int
  /// The p-value of each model, in the order in which they were given.
  public let pValues: [Double]

  /// The smallest number of losses.
  public static let leastCount = 3

  /// Eliminates one model after the other.
  ///
  /// - Parameters:
  ///   - losses: the losses of each model for the same forecasts.
  ///   - statistic: what the tests are made of.
  ///   - bootstrap: how the losses are resampled, the same way for all models and steps.
  ///   - replications: the number of resamples; 10,000 put a p-value of 10 % right to 0.3 points (one standard error).
  ///   - threads: the number of threads; it changes no result.
  /// - Throws: `EvaluationError.tooFewLosses`, `.invalidLoss`, `.blockTooLong`; `.constantLossDifference` for two
  ///   models whose losses differ by a constant, of whose order nothing can be said, or everything; and
  ///   `.constantLossAgainstMean` for a model that differs by a constant from the mean of the models left.
  /// - Precondition: there is a model, all have the same number of losses, and `replications` and `threads` are
  ///   positive.
  public init(
    losses: [[Double]], statistic: Statistic = .range, bootstrap: any BlockBootstrap, replications: Int = 10_000,
    threads: Int = 1
  ) throws(EvaluationError) {
    let panel = try LossPanel(losses, leastCount: Self.leastCount)
    try panel.check(bootstrap)
    for first in losses.indices {
      for second in losses.indices where second > first { _ = try panel.difference(first, second) }
    }
    let resampled = ResampledMeans(of: panel.losses, by: bootstrap, replications: replications, threads: threads)
    let steps: [Step]
    switch statistic {
    case .range: steps = try rangeSteps(means: panel.means, deviations: resampled.deviations)
    case .maximum: steps = try maximumSteps(means: panel.means, deviations: resampled.deviations)
    }
    self.statistic = statistic
    meanLosses = panel.means.map { $0 * panel.unit }
    var pValues = [Double](repeating: 1, count: losses.count)
    var eliminations: [Elimination] = []
    for step in steps {
      let pValue = max(step.pValue, eliminations.last?.pValue ?? 0)
      pValues[step.model] = pValue
      eliminations.append(
        Elimination(model: step.model, statistic: step.statistic, testPValue: step.pValue, pValue: pValue))
    }
    let eliminated = Set(steps.map(\.model))
    lastModel = losses.indices.first { !eliminated.contains($0) } ?? 0
    self.pValues = pValues
    self.eliminations = eliminations
  }

  /// The models of the confidence set.
  ///
  /// - Parameter level: α, from 0 to 1: how often the set may miss the best model.
  /// - Returns: the indices of the models, in the order in which they were given.
  /// - Precondition: the level is from 0 to 1.
  public func models(level: Double) -> [Int] {
    precondition(level >= 0 && level <= 1, "a level is from 0 to 1")
    return pValues.indices.filter { pValues[$0] >= level }
  }
}
