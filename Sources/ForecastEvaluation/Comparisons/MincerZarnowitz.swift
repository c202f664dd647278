public import LinearAlgebra
import NumericalMethods

/// The regression of what was seen of a variance on its forecasts, y = a + b f + u, by least squares.
///
/// Of a forecast that is right on average and uses what it knows a = 0 and b = 1. Standard errors and tests take the
/// covariance of Newey & West (1987), since the errors of variances are of unequal size and, for several periods
/// ahead, depend on each other. The noise of a proxy lowers R², but moves neither a nor b.
/// Source: Mincer & Zarnowitz (1969), "The evaluation of economic forecasts".
public struct MincerZarnowitz: Sendable, Equatable {
  /// What the regression is of.
  public enum Form: String, Sendable, Codable, CaseIterable {
    /// Variances.
    case levels
    /// The logarithms of variances, which few large ones do not dominate.
    ///
    /// A noisy proxy lowers a: the mean of its logarithm is below that of the variance.
    case logarithms
  }

  /// The tests of a = 0 and b = 1 together, with W = (β − β₀)ᵀ V⁻¹ (β − β₀).
  public struct WaldTest: Sendable, Equatable {
    /// W against χ² with 2 degrees of freedom.
    public let chiSquare: ChiSquareTest
    /// W/2.
    public let fStatistic: Double
    /// The p-value of W/2 against F with 2 and n − 2 degrees of freedom.
    public let fPValue: Double
  }

  /// What the regression is of.
  public let form: Form
  /// a; in levels in the squared unit of the returns.
  public let intercept: Double
  /// b.
  public let slope: Double
  /// The covariance matrix of a and b (2 × 2).
  public let covariance: Matrix
  /// The number of lags L of the covariance, with the weights 1 − l/(L + 1).
  public let lags: Int
  /// The share of the variance of y that the regression explains; `nil` where y is constant.
  public let rSquared: Double?
  /// The tests of a = 0 and b = 1; `nil` where the regression fits without error or W lies outside double
  /// precision.
  public let waldTest: WaldTest?

  // Of a fit that is all but exact, rounding can leave a variance below 0.
  /// The standard error of a.
  public var interceptStandardError: Double { max(0, covariance[0, 0]).squareRoot() }
  /// The standard error of b.
  public var slopeStandardError: Double { max(0, covariance[1, 1]).squareRoot() }

  /// The smallest number of forecasts.
  public static let leastCount = 3

  /// Regresses proxies on forecasts.
  ///
  /// - Parameters:
  ///   - forecasts: variances, positive and finite.
  ///   - proxies: what was seen of them, in the same unit; finite and not negative, for logarithms positive.
  ///   - form: what the regression is of.
  ///   - lags: the number of lags of the covariance, not negative; for forecasts h ahead at least h − 1. Without it
  ///     ⌊4 (n/100)^(2/9)⌋.
  /// - Throws: `EvaluationError.tooFewForecasts`, `.invalidForecast`, `.invalidProxy`, `.zeroProxy`,
  ///   `.constantForecasts`; `.unusableRegression` where a coefficient or a variance lies outside double precision.
  /// - Precondition: there are as many proxies as forecasts.
  public init(
    of forecasts: [Double], against proxies: [Double], form: Form = .levels, lags: Int? = nil
  ) throws(EvaluationError) {
    precondition(forecasts.count == proxies.count, "there is a proxy for each forecast")
    let count = forecasts.count
    guard count >= Self.leastCount else { throw .tooFewForecasts(count: count, needed: Self.leastCount) }
    let (regressors, target, units) = try Self.variables(forecasts, proxies, form: form)
    let lags = lags ?? HACCovariance.ruleOfThumbLags(count: count)
    let design = Matrix(rowCount: count, columnCount: 2, elements: regressors.flatMap { [1, $0] })
    let fit: LeastSquares
    do throws(LeastSquaresError) {
      fit = try LeastSquares(design: design, target: target)
    } catch {
      // All numbers are finite and there are enough of them: what is left is a column that is a multiple of the other.
      throw .constantForecasts(value: forecasts[0])
    }
    let covariance = HACCovariance.neweyWest(
      design: design, residuals: fit.residuals, inverseGram: fit.inverseGram, lags: lags)
    let mean = target.reduce(0, +) / Double(count)
    let total = target.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let size = target.reduce(0) { $0 + $1 * $1 }
    let residual = fit.residualSumOfSquares
    // Sums of squares this much smaller than that of y itself are rounding.
    let negligible = 1e-26 * size
    // What makes the coefficients of the scaled variables those of the variances.
    let scales = [units.target, units.target / units.regressor]
    self.form = form
    self.lags = lags
    intercept = fit.coefficients[0] * scales[0]
    slope = fit.coefficients[1] * scales[1]
    self.covariance = Matrix(
      rowCount: 2, columnCount: 2,
      elements: [(0, 0), (0, 1), (1, 0), (1, 1)].map { covariance[$0, $1] * scales[$0] * scales[$1] })
    // Between 0 and 1 but for rounding.
    rSquared = total > negligible ? max(0, 1 - residual / total) : nil
    waldTest =
      residual > negligible
      ? Self.waldTest(
        [fit.coefficients[0], fit.coefficients[1] - 1 / scales[1]], covariance: covariance,
        degreesOfFreedom: count - 2) : nil
    guard intercept.isFinite, slope.isFinite, self.covariance.elements.allSatisfy(\.isFinite) else {
      throw .unusableRegression
    }
  }

  /// f and y as the regression takes them: numbers of about one, by units that are powers of two, or logarithms.
  private static func variables(
    _ forecasts: [Double], _ proxies: [Double], form: Form
  ) throws(EvaluationError) -> (regressors: [Double], target: [Double], units: (regressor: Double, target: Double)) {
    for (index, (forecast, proxy)) in zip(forecasts, proxies).enumerated() {
      guard forecast > 0, forecast.isFinite else { throw .invalidForecast(index: index, value: forecast) }
      guard proxy >= 0, proxy.isFinite else { throw .invalidProxy(index: index, value: proxy) }
      guard proxy > 0 || form == .levels else { throw .zeroProxy(index: index) }
    }
    switch form {
    case .levels:
      let units = (powerOfTwo(below: forecasts), powerOfTwo(below: proxies))
      return (forecasts.map { $0 / units.0 }, proxies.map { $0 / units.1 }, units)
    case .logarithms:
      return (forecasts.map { .log($0) }, proxies.map { .log($0) }, (1, 1))
    }
  }

  /// The power of two at or below the largest of some numbers, of which none is negative; 1 where all are 0.
  private static func powerOfTwo(below numbers: [Double]) -> Double {
    let largest = numbers.reduce(0) { max($0, $1) }
    return largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
  }

  // The deviations are a and b − 1, in the units of the covariance.
  private static func waldTest(
    _ deviations: [Double], covariance: Matrix, degreesOfFreedom: Int
  ) -> WaldTest? {
    guard let factorization = CholeskyFactorization(covariance) else { return nil }
    let solution = factorization.solve(deviations)
    let statistic = deviations[0] * solution[0] + deviations[1] * solution[1]
    guard statistic.isFinite else { return nil }
    let chiSquare = ChiSquareTest(statistic: statistic, degreesOfFreedom: 2)
    let f = chiSquare.statistic / 2
    return WaldTest(
      chiSquare: chiSquare, fStatistic: f,
      fPValue: FDistribution(d1: 2, d2: Double(degreesOfFreedom)).upperTail(f))
  }
}
