/// The number, the mean and the sum of squared deviations of returns, which come one after another.
///
/// Squares of the returns themselves are never added up: next to one huge return they would lose all others.
/// Source: Welford (1962), "Note on a method for calculating corrected sums of squares and products".
struct ReturnMoments: Hashable, Sendable {
  private(set) var count = 0
  private(set) var mean = 0.0
  private var squaredDeviations = 0.0

  /// How small a deviation is, against the mean, for returns to be the same but for rounding.
  private static let smallestDeviation = 1e-9

  /// The moments of none.
  init() {}

  /// The moments of some returns.
  init(of returns: ArraySlice<Double>) {
    for value in returns { add(value) }
  }

  /// Adds a return.
  mutating func add(_ value: Double) {
    count += 1
    let difference = value - mean
    mean += difference / Double(count)
    squaredDeviations += difference * (value - mean)
  }

  /// m/s with the standard deviation s of count − 1 degrees of freedom.
  ///
  /// `nil` for fewer than two returns, and where they are all the same but for rounding.
  var meanOverDeviation: Double? {
    guard count >= 2 else { return nil }
    let deviation = (squaredDeviations / Double(count - 1)).squareRoot()
    return deviation > Self.smallestDeviation * abs(mean) ? mean / deviation : nil
  }
}
