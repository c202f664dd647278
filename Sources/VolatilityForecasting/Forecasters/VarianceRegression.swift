public import MarketData
import NumericalMethods

/// A ridge regression of the log variance to come on features, in one market or pooled over several.
///
/// With RV the variance of the next h bars, *level* the mean variance of a bar over the last 30 days by the measure of the
/// features, and z the scaled features,
///
///     ln(RV/h) − ln level = a + Σ bⱼ zⱼ + e,
///
/// where the b have the penalty λ n Σ bⱼ² beside the sum of squares of the n errors. The forecast of the variance is
/// h · level · exp(a + Σ bⱼ zⱼ) times the mean of exp(e) over the rows, which is right on average whatever the distribution
/// of the errors: that of a single squared return is far from lognormal. Relative to
/// their level markets are alike, so that what is learned from several serves each of them. A regression of one market
/// can do without: with 1 for the level, and features that are not relative to it either, the penalty draws a forecast
/// towards the market's mean over all time and not towards that of the last month.
/// Sources: Hoerl & Kennard (1970), "Ridge regression"; Duan (1983), "Smearing estimate: a nonparametric retransformation
/// method".
public struct VarianceRegression: Sendable, Equatable {
  /// The features.
  public let features: FeatureSet
  /// The numbers h of bars whose variance is forecast, increasing.
  public let horizons: [Int]
  /// The penalty λ for each observation.
  public let penalty: Double
  /// Whether variances are relative to the level; where not, 1 stands for it.
  public let isRelative: Bool

  /// A regression.
  ///
  /// - Parameters:
  ///   - features: the features; the level is by their measure.
  ///   - horizons: the numbers of bars whose variance is forecast, positive and all different.
  ///   - penalty: λ, finite and not negative; 0 for least squares.
  ///   - isRelative: whether variances are relative to the level, as markets that are pooled need it.
  /// - Throws: `ForecastingError.invalidSpecification`.
  public init(
    features: FeatureSet, horizons: [Int], penalty: Double = 0.1, isRelative: Bool = true
  ) throws(ForecastingError) {
    let sorted = horizons.sorted()
    guard let first = sorted.first, first > 0, Set(sorted).count == sorted.count else {
      throw .invalidSpecification(reason: "horizons are positive and all different, \(horizons) are not")
    }
    guard penalty >= 0, penalty.isFinite else {
      throw .invalidSpecification(reason: "a penalty is finite and not negative, \(penalty) is not")
    }
    self.features = features
    self.horizons = sorted
    self.penalty = penalty
    self.isRelative = isRelative
  }

  /// Estimates the coefficients from the rows of all markets together.
  ///
  /// - Parameters:
  ///   - markets: the markets, with names of their own.
  ///   - trainingEnd: the moment by which a target must be over to be learned from.
  /// - Returns: the fitted regression.
  /// - Throws: `ForecastingError`: a market lacks what a feature needs, or there are too few rows for the coefficients.
  public func fit(
    to markets: [MarketHistory], trainingEnd: TimeStamp
  ) throws(ForecastingError) -> FittedVarianceRegression {
    let features = try features.fit(to: markets, trainingEnd: trainingEnd)
    var samples: [RegressionSample] = []
    for market in markets {
      samples.append(try RegressionSample(market, of: self, features: features))
    }
    let parts = samples.map { ($0.matrix, $0.rows(horizon: horizons[0], endingBy: trainingEnd)) }
    let scaling = try FeatureScaling(learnedFrom: parts)
    var scaled: [FeatureMatrix] = []
    for sample in samples { scaled.append(try scaling.scaled(sample.matrix)) }
    var equations: [RegressionEquation] = []
    for (position, horizon) in horizons.enumerated() {
      var moments = RegressionMoments(columnCount: scaling.names.count)
      let rows = samples.map { $0.rows(horizon: horizon, endingBy: trainingEnd) }
      for (index, sample) in samples.enumerated() {
        for row in rows[index] where sample.isUsable[row] {
          moments.add(scaled[index].row(row), target: sample.targets[position][row])
        }
      }
      let equation = try moments.solved(penalty: penalty)
      let correction = Self.correction(equation, samples: samples, scaled: scaled, rows: rows, position: position)
      equations.append(try equation.with(correction: correction))
    }
    return FittedVarianceRegression(
      specification: self, features: features, scaling: scaling, equations: equations)
  }

  /// ln of the mean of exp(e) over rows of the markets.
  static func correction(
    _ equation: RegressionEquation, samples: [RegressionSample], scaled: [FeatureMatrix], rows: [Range<Int>],
    position: Int
  ) -> Double {
    var (sum, count) = (0.0, 0.0)
    for (index, sample) in samples.enumerated() {
      for row in rows[index] where sample.isUsable[row] {
        sum += .exp(sample.targets[position][row] - equation.meanLog(scaled[index].row(row)))
        count += 1
      }
    }
    return .log(sum / count)
  }
}
