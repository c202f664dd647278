/// Why a volatility model could not be built, fitted or applied.
public enum VolatilityError: Error, Equatable, Sendable {
  /// There are fewer returns than the model needs.
  case tooFewReturns(count: Int, needed: Int)
  /// All returns are equal (to `value`), so they have no variance to model.
  case constantReturns(value: Double)
  /// The mean explains the returns up to the rounding of its residuals, so that these have no variance to model.
  case noResidualVariance(mean: MeanModel)
  /// The first `count` returns are zero, so that there is no variance that a moving average could start from.
  case noInitialVariance(count: Int)
  /// The returns' mean square, `meanSquare`, over- or underflows; `.infinity` where it can't even be computed.
  case unusableScale(meanSquare: Double)
  /// The conditional variance of a period (counted from 1) over- or underflows, as after many returns of zero.
  case varianceOutOfRange(period: Int, variance: Double)
  /// A parameter lies outside its range; `expected` states the range.
  case invalidParameter(name: ParameterName, value: Double, expected: String)
  /// The returns carry no regressor of that name.
  case missingRegressor(name: String, available: [String])
  /// The regressor at `index` (from zero) is negative, where the model needs its variances positive whatever happens.
  case negativeRegressor(name: String, index: Int, value: Double)
  /// A specification that no fit serves; `reason` says why.
  case unsupportedSpecification(reason: String)
  /// The likelihood has no maximum that the search could reach and prove.
  ///
  /// - Parameters:
  ///   - iterations: the steps taken from the best starting point.
  ///   - predictedGain: what a further step promised in log-likelihood.
  case notConverged(iterations: Int, predictedGain: Double)
}

extension VolatilityError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .tooFewReturns(let count, let needed):
      "the model needs at least \(needed) returns, there are \(count)"
    case .constantReturns(let value):
      "all returns equal \(value): there is no variance to model"
    case .noResidualVariance(let mean):
      "the mean (\(mean.rawValue)) explains the returns to rounding: no variance is left to model"
    case .noInitialVariance(let count):
      "the first \(count) returns are zero: there is no variance to start from"
    case .unusableScale(let meanSquare) where !meanSquare.isFinite:
      "the returns' mean square is too large for double precision"
    case .unusableScale(let meanSquare):
      "the returns' mean square is \(meanSquare), outside what double precision can work with"
    case .varianceOutOfRange(let period, let variance):
      "the conditional variance of period \(period) is \(variance), outside what double precision can work with"
    case .invalidParameter(let name, let value, let expected):
      "\(name.rawValue) is \(value), expected \(expected)"
    case .missingRegressor(let name, let available):
      "the returns carry no regressor named \"\(name)\"; they carry "
        + (available.isEmpty ? "none" : available.map { "\"\($0)\"" }.joined(separator: ", "))
    case .negativeRegressor(let name, let index, let value):
      "the regressor \"\(name)\" at index \(index) is \(value), expected a number that is not negative"
    case .unsupportedSpecification(let reason):
      reason
    case .notConverged(let iterations, let predictedGain):
      "the likelihood's maximum was not reached in \(iterations) iterations (a further step promised "
        + "\(predictedGain) in log-likelihood)"
    }
  }
}
