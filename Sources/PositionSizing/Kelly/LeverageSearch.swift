import LinearAlgebra

/// The price of leverage at which the portfolio that grows the most is as large as it may be, and that portfolio.
///
/// As the price rises from 0 the leverage falls continuously, along a straight line for as long as the same assets are
/// held, kept out and at their limits. The search follows the lines of both ends of the bracket, and halves it in
/// between; within the right line the portfolio is computed once more, from the limit itself.
struct LeverageSearch {
  /// The portfolio.
  private(set) var growth: PricedGrowth
  /// The price, never negative; 0 where the leverage stays within its limit without one.
  private(set) var price = 0.0
  /// Whether the leverage would be above its limit without a price.
  private(set) var isBinding = false

  /// Finds the price.
  ///
  /// - Parameters:
  ///   - empty: a program that holds nothing.
  ///   - limit: the largest leverage, positive; `nil` for no limit.
  /// - Throws: `SizingError.singularCovariance` where rounding keeps a program from settling.
  init(growth empty: PricedGrowth, limit: Double?) throws(SizingError) {
    growth = empty
    try growth.maximize(price: 0)
    guard let limit, growth.leverage > limit else { return }
    isBinding = true
    // At the largest mean nothing is worth its price.
    let highest = empty.means.reduce(0) { max($0, abs($1)) }
    let found = try Self.point(
      between: Point(price: 0, growth: growth), and: Point(price: highest, growth: empty), reaching: limit)
    growth = found.growth
    price = found.price
    try settle(at: limit)
  }

  /// The point of the curve that is as large as the limit, or on the same line.
  private static func point(
    between first: Point, and last: Point, reaching limit: Double
  ) throws(SizingError) -> Point {
    var (cheap, dear) = (first, last)
    var attempt = 0
    while true {
      let middle = 0.5 * (cheap.price + dear.price)
      guard middle > cheap.price, middle < dear.price else { return dear.growth.free.isEmpty ? cheap : dear }
      let start = attempt % 3 == 1 ? dear : cheap
      let guess = attempt % 3 == 2 ? nil : try start.price(reaching: limit)
      attempt += 1
      let isOnLine = guess.map { $0 > cheap.price && $0 < dear.price } ?? false
      var point = start
      point.price = isOnLine ? guess ?? middle : middle
      try point.growth.maximize(price: point.price)
      if isOnLine, point.growth.positions == start.growth.positions { return point }
      if point.growth.leverage > limit { cheap = point } else { dear = point }
    }
  }

  /// A portfolio and its price.
  private struct Point {
    var price: Double
    var growth: PricedGrowth

    /// The price at which the leverage is `limit` if the line through this point goes on; `nil` where it is level.
    func price(reaching limit: Double) throws(SizingError) -> Double? {
      let free = growth.free
      guard !free.isEmpty else { return nil }
      guard let factor = CholeskyFactorization(growth.submatrix(free)) else {
        throw .singularCovariance(order: growth.means.count)
      }
      let signs = free.map { growth.positions[$0].freeSign ?? 0 }
      let fall = zip(signs, factor.solve(signs)).reduce(0) { $0 + $1.0 * $1.1 }
      return price + (growth.leverage - limit) / fall
    }
  }

  /// Computes the free weights from the limit in place of the price.
  ///
  /// With the largest of them given by the others, which add up to the limit with it, what has to be solved is small and
  /// well conditioned even where two assets are nearly the same and the price hardly tells their weights.
  private mutating func settle(at limit: Double) throws(SizingError) {
    let free = growth.free
    if let pivot = free.indices.max(by: { abs(growth.weights[free[$0]]) < abs(growth.weights[free[$1]]) }) {
      let signs = free.map { growth.positions[$0].freeSign ?? 0 }
      growth.setFree(try weights(of: free, signs: signs, pivot: pivot, limit: limit))
      let gradient = growth.gradient(at: growth.weights)
      let sizes = free.map { abs(growth.weights[$0]) }
      let total = sizes.reduce(0, +)
      if total > 0 {
        // At a limit that hardly binds nothing but rounding is left of the gradient, of any sign.
        price = max(0, free.indices.reduce(0) { $0 + sizes[$1] / total * signs[$1] * gradient[free[$1]] })
      }
    }
    // The limit holds to the last bit.
    while growth.leverage > limit { growth.scale(by: limit / growth.leverage * (1 - .ulpOfOne)) }
  }

  /// The free weights of the most growth on the plane Σ|wᵢ| = `limit`, found from the corner where the pivot alone is
  /// held.
  private func weights(
    of free: [Int], signs: [Double], pivot: Int, limit: Double
  ) throws(SizingError) -> [Double] {
    var corner = growth.weights
    for asset in free { corner[asset] = 0 }
    let sum = limit - corner.reduce(0) { $0 + abs($1) }
    corner[free[pivot]] = signs[pivot] * sum
    let pull = growth.gradient(at: corner)
    let others = free.indices.filter { $0 != pivot }
    var result = [Double](repeating: 0, count: free.count)
    result[pivot] = signs[pivot] * sum
    guard !others.isEmpty else { return result }
    let covariance = growth.submatrix(free)
    let ratios = signs.map { $0 * signs[pivot] }
    var curvature = Matrix(rowCount: others.count, columnCount: others.count)
    for (row, i) in others.enumerated() {
      for (column, j) in others.enumerated() {
        curvature[row, column] =
          (covariance[i, j] - ratios[i] * covariance[pivot, j])
          - ratios[j] * (covariance[i, pivot] - ratios[i] * covariance[pivot, pivot])
      }
    }
    guard let factor = CholeskyFactorization(curvature) else {
      throw .singularCovariance(order: growth.means.count)
    }
    for (i, weight) in zip(others, factor.solve(others.map { pull[free[$0]] - ratios[$0] * pull[free[pivot]] })) {
      result[i] = weight
      result[pivot] -= ratios[i] * weight
    }
    return result
  }
}
