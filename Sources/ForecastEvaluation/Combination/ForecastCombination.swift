import NumericalMethods

/// A combination of forecasts whose weights at each origin are estimated from what was known there.
///
/// A forecast made at an origin is for something that is over `horizon` origins later: at origin i the outcomes of
/// the forecasts made up to i − `horizon` are known, and the last `window` of these give the weights. With
/// `.inverseQLIKE` those of them whose targets are zero say nothing; the weights are equal where all are.
public struct ForecastCombination: Sendable, Equatable {
  /// How weights follow from the past.
  public let rule: CombinationRule
  /// The number of past forecasts that weights are estimated from.
  public let window: Int
  /// The number of past forecasts below which the weights are equal.
  public let smallestHistory: Int
  /// The number of origins from a forecast to the one at which its outcome is known.
  public let horizon: Int

  /// A combination.
  ///
  /// - Parameters:
  ///   - rule: how weights follow from the past.
  ///   - window: the number of past forecasts that weights are estimated from.
  ///   - smallestHistory: the number of past forecasts below which the weights are equal; the whole window if `nil`.
  ///   - horizon: the number of origins from a forecast to the one at which its outcome is known.
  /// - Precondition: all numbers are positive, and `smallestHistory` is at most `window`.
  public init(_ rule: CombinationRule, window: Int, smallestHistory: Int? = nil, horizon: Int = 1) {
    precondition(window > 0 && horizon > 0, "a window and a horizon are of at least one period")
    precondition((1...window).contains(smallestHistory ?? window), "a history is of 1 to `window` forecasts")
    self.rule = rule
    self.window = window
    self.smallestHistory = smallestHistory ?? window
    self.horizon = horizon
  }

  /// Combines the forecasts of several models, origin by origin.
  ///
  /// - Parameters:
  ///   - forecasts: of each model the forecasts at consecutive origins, all the same ones; positive and finite.
  ///   - targets: of each origin the outcome of its forecasts, finite and not negative, in the same unit; the last
  ///     `horizon` of them may be missing.
  /// - Returns: a combination for each origin.
  /// - Throws: `EvaluationError.invalidForecast`, `.invalidProxy`.
  /// - Precondition: there is a model, all have as many forecasts, and there are as many targets as forecasts or up to
  ///   `horizon` fewer.
  public func combine(_ forecasts: [[Double]], targets: [Double]) throws(EvaluationError) -> [CombinedForecast] {
    precondition(!forecasts.isEmpty, "a combination is of at least one model")
    let count = forecasts[0].count
    precondition(forecasts.allSatisfy { $0.count == count }, "all models forecast from the same origins")
    precondition(targets.count <= count && targets.count + horizon >= count, "every forecast known has an outcome")
    for values in forecasts {
      if let bad = values.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
        throw .invalidForecast(index: bad, value: values[bad])
      }
    }
    if let bad = targets.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidProxy(index: bad, value: targets[bad])
    }
    return (0..<count).map { combination(at: $0, forecasts, targets) }
  }

  private func combination(at origin: Int, _ forecasts: [[Double]], _ targets: [Double]) -> CombinedForecast {
    let known = max(0, origin - horizon + 1)
    let past = max(0, known - window)..<known
    let history = past.filter { rule != .inverseQLIKE || targets[$0] > 0 }
    let estimate = past.count >= smallestHistory ? weights(history, forecasts, targets) : nil
    let equal = [Double](repeating: 1 / Double(forecasts.count), count: forecasts.count)
    let weights = rule == .mean ? equal : estimate ?? equal
    return CombinedForecast(
      weights: weights, variance: zip(weights, forecasts).reduce(0) { $0 + $1.0 * $1.1[origin] },
      historyCount: rule == .mean || estimate == nil ? 0 : history.count,
      isFallback: rule != .mean && estimate == nil)
  }

  /// The weights that the rule gives for a history; `nil` where it gives none, as where all targets are zero.
  private func weights(_ history: [Int], _ forecasts: [[Double]], _ targets: [Double]) -> [Double]? {
    guard !history.isEmpty else { return nil }
    switch rule {
    case .mean:
      return nil
    case .inverseSquaredError:
      return inverseWeights(forecasts, history) { index, forecast in
        (targets[index] - forecast) * (targets[index] - forecast)
      }
    case .inverseQLIKE:
      return inverseWeights(forecasts, history) { index, forecast in
        max(0, targets[index] / forecast - .log(targets[index] / forecast) - 1)
      }
    case .leastSquares:
      let columns = forecasts.map { values in history.map { values[$0] } }
      let weights = NonnegativeLeastSquares(columns: columns, target: history.map { targets[$0] })?.weights
      return weights.flatMap { $0.contains { $0 > 0 } ? $0 : nil }
    case .leastSquaresSumOne:
      return NonnegativeLeastSquares.weightsOfSumOne(
        errors: forecasts.map { values in history.map { targets[$0] - values[$0] } })
    }
  }

  /// Weights in proportion to 1/loss; models without any loss share all of it.
  private func inverseWeights(
    _ forecasts: [[Double]], _ history: [Int], _ loss: (Int, Double) -> Double
  ) -> [Double]? {
    let losses = forecasts.map { values in history.reduce(0) { $0 + loss($1, values[$1]) / Double(history.count) } }
    guard losses.allSatisfy({ $0.isFinite && $0 >= 0 }), let smallest = losses.min() else { return nil }
    // In units of the smallest loss, so that no inverse overflows.
    let inverses = losses.map { $0 == smallest ? 1 : smallest / $0 }
    let sum = inverses.reduce(0, +)
    return inverses.map { $0 / sum }
  }
}
