import LinearAlgebra
import PositionSizing

/// The portfolio that grows the most, found by trying every way in which assets can be held, kept out or at their limit.
struct PortfolioOracle {
  let means: [Double]
  let covariance: Matrix
  let limits: PortfolioLimits

  private var largest: Double { limits.maximumAsset ?? .infinity }

  /// The weights of the best of all candidates that keep within the limits; for up to four assets.
  var weights: [Double] {
    var best = [Double](repeating: 0, count: means.count)
    var highest = 0.0
    // Out, long, short, long at the limit, short at the limit.
    let ways = limits.maximumAsset == nil ? 3 : 5
    var count = 1
    for _ in means { count *= ways }
    for number in 0..<count {
      var remaining = number
      let states = means.map { _ in
        defer { remaining /= ways }
        return remaining % ways
      }
      for isAtLeverage in limits.maximumLeverage == nil ? [false] : [false, true] {
        guard let candidate = candidate(states, isAtLeverage: isAtLeverage), isWithinLimits(candidate) else { continue }
        let growth = growthRate(candidate)
        if growth > highest { (best, highest) = (candidate, growth) }
      }
    }
    return best
  }

  func growthRate(_ weights: [Double]) -> Double {
    var growth = 0.0
    for i in weights.indices {
      growth += means[i] * weights[i]
      for j in weights.indices { growth -= 0.5 * weights[i] * covariance[i, j] * weights[j] }
    }
    return growth
  }

  /// Up to what elimination loses where assets are nearly the same.
  private func isWithinLimits(_ weights: [Double]) -> Bool {
    let leverage = weights.reduce(0) { $0 + abs($1) }
    return weights.allSatisfy { ($0 >= 0 || !limits.isLongOnly) && abs($0) <= largest * (1 + 1e-10) }
      && leverage <= (limits.maximumLeverage ?? .infinity) * (1 + 1e-10)
  }

  /// The stationary point of one way, from one system of linear equations.
  private func candidate(_ states: [Int], isAtLeverage: Bool) -> [Double]? {
    let n = means.count
    let size = isAtLeverage ? n + 1 : n
    var rows = [[Double]](repeating: [Double](repeating: 0, count: size + 1), count: size)
    let signs = states.map { $0 == 2 || $0 == 4 ? -1.0 : 1 }
    for i in 0..<n {
      switch states[i] {
      case 0: rows[i][i] = 1
      case 1, 2:
        for j in 0..<n { rows[i][j] = covariance[i, j] }
        if isAtLeverage { rows[i][n] = signs[i] }
        rows[i][size] = means[i]
      default:
        rows[i][i] = 1
        rows[i][size] = signs[i] * largest
      }
      if isAtLeverage, states[i] != 0 { rows[n][i] = signs[i] }
    }
    if isAtLeverage { rows[n][size] = limits.maximumLeverage ?? 0 }
    // Rounding must not sell short what is kept out.
    return Self.solution(&rows).map { solution in (0..<n).map { states[$0] == 0 ? 0 : solution[$0] } }
  }

  /// Gaussian elimination with pivots; `nil` for a singular system.
  private static func solution(_ rows: inout [[Double]]) -> [Double]? {
    let n = rows.count
    for column in 0..<n {
      guard let pivot = (column..<n).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-14
      else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<n where row != column {
        let factor = rows[row][column] / rows[column][column]
        if factor != 0 { for k in column...n { rows[row][k] -= factor * rows[column][k] } }
      }
    }
    return (0..<n).map { rows[$0][n] / rows[$0][$0] }
  }
}
