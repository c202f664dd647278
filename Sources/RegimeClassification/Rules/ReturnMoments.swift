/// What a number of returns tells of volatility and trend, by their sum and the sum of their squares.
struct ReturnMoments {
  /// The number of returns, two at least.
  let count: Int
  /// Their sum.
  let sum: Double
  /// The sum of their squares.
  let squares: Double

  /// The part of the squares below which what is left of them is rounding.
  private static let rounding = 1e-12

  /// Their standard deviation, with n − 1; not a number where a return is not.
  var volatility: Double {
    let count = Double(count)
    let rest = squares - sum * sum / count
    if rest.isNaN { return .nan }
    return rest > Self.rounding * squares ? (rest / (count - 1)).squareRoot() : 0
  }

  /// Their sum over σ√n; 0 where they do not vary.
  func trend(volatility: Double) -> Double {
    if volatility.isNaN { return .nan }
    return volatility > 0 ? sum / (volatility * Double(count).squareRoot()) : 0
  }

  /// With the returns of another part.
  static func + (left: ReturnMoments, right: ReturnMoments) -> ReturnMoments {
    ReturnMoments(
      count: left.count + right.count, sum: left.sum + right.sum, squares: left.squares + right.squares)
  }
}
