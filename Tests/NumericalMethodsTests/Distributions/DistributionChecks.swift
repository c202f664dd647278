import NumericalMethods
import Testing

/// How far tails and quantiles are from their references, in the units that their errors come in.
enum DistributionChecks {
  /// The relative error that a tail may have.
  ///
  /// The tail is e to a power whose rounding, 2⁻⁵³ of its size, is an error of the tail; the argument of the incomplete
  /// function is rounded too, which counts |d ln tail/d ln x| times.
  /// The terms of a series or fraction, tens of them, add a few units.
  ///
  /// - Parameters:
  ///   - tail: the tail.
  ///   - slope: d ln tail/d ln x.
  /// - Returns: the error allowed.
  static func tolerance(tail: Double, slope: Double) -> Double {
    2e-16 * (32 + 2 * abs(Double.log(tail)) + 2 * abs(slope))
  }

  /// d ln tail/d ln x, roughly.
  static func slope(_ tail: (Double) -> Double, at x: Double) -> Double {
    let step = 1e-4
    let (inner, outer) = (tail(x * (1 - step)), tail(x * (1 + step)))
    return inner > 0 && outer > 0 ? Double.log(outer / inner) / (2 * step) : 1e4
  }

  /// Both tails of one row; what is compared is relative to the tail.
  static func checkTails(
    _ row: DistributionReference, lower: @escaping (Double) -> Double, upper: @escaping (Double) -> Double
  ) {
    let tails: [(tail: (Double) -> Double, expected: Double)] = [(lower, row.lower), (upper, row.upper)]
    for (tail, expected) in tails where expected > 1e-300 {
      let allowed = tolerance(tail: expected, slope: slope(tail, at: row.x))
      let value = tail(row.x)
      #expect(abs(value / expected - 1) <= allowed, "\(row): \(value), not \(expected)")
      #expect(value >= 0 && value <= 1)
    }
  }

  /// The quantile of the row's tail is the row's argument, up to what rounding the probability is worth.
  static func checkQuantile(
    _ row: DistributionReference, of tail: (Double) -> Double, probability: Double, quantile: (Double) -> Double
  ) {
    guard probability > 1e-300, probability < 1 - 1e-3, row.x != 0 else { return }
    let slope = abs(slope(tail, at: row.x))
    let allowed = tolerance(tail: probability, slope: slope) / slope + 4e-16
    let value = quantile(probability)
    #expect(abs(value / row.x - 1) <= allowed, "\(row): \(value)")
  }
}
