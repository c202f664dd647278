public import LinearAlgebra

/// The Kelly criterion for several assets: the positions w that maximise the growth rate w·μ − ½ w·Σw
/// (Merton 1969; Thorp 2006, section 7).
///
/// μ holds the mean excess returns of N assets over what the capital earns at rest, Σ (N × N) their covariance, both of
/// one period. Without limits the answer is Σ⁻¹μ; with them it is found by an active-set method, exactly.
public struct MultiAssetKelly: Sendable {
  /// μ, the mean excess return of each asset.
  public let means: [Double]
  /// Σ, the covariance of the returns.
  public let covariance: Matrix
  /// Σ⁻¹μ, the positions without limits.
  private let freeWeights: [Double]

  /// The criterion for means and a covariance of the same period.
  ///
  /// - Parameters:
  ///   - means: μ, N ≥ 1 finite numbers.
  ///   - covariance: Σ (N × N), finite, symmetric up to a part in 10¹² of the volatilities, positive definite.
  /// - Throws: `SizingError.countsDiffer` for other shapes, `SizingError.impossible` for other elements,
  ///   `SizingError.singularCovariance` where some mix of the assets has no variance, to working precision.
  public init(means: [Double], covariance: Matrix) throws(SizingError) {
    guard !means.isEmpty else {
      throw .impossible(quantity: "number of assets", value: 0, allowed: "at least 1")
    }
    if let bad = means.first(where: { !$0.isFinite }) {
      throw .impossible(quantity: "mean return", value: bad, allowed: "a finite number")
    }
    for (shape, count) in [("rows", covariance.rowCount), ("columns", covariance.columnCount)]
    where count != means.count {
      throw .countsDiffer(of: "\(shape) of the covariance", count: count, expected: means.count)
    }
    let symmetric = try Self.symmetrized(covariance)
    guard let factor = CholeskyFactorization(symmetric),
      factor.smallestPivotShare(of: symmetric) > Double(4 * means.count) * .ulpOfOne
    else { throw .singularCovariance(order: means.count) }
    self.means = means
    self.covariance = symmetric
    freeWeights = factor.solve(means)
    for weight in freeWeights { _ = try NotionalFraction(weight) }
  }

  /// The portfolio that grows the most without limits.
  ///
  /// - Throws: `SizingError.impossible` where its leverage or its growth rate is not finite.
  public func unconstrained() throws(SizingError) -> KellyPortfolio {
    try portfolio(freeWeights)
  }

  /// The portfolio that grows the most within limits.
  ///
  /// - Parameter limits: what may be held; they may be combined.
  /// - Returns: the portfolio, and which of the limits bind.
  /// - Throws: `SizingError.singularCovariance` where rounding keeps the method from settling, which only happens close
  ///   to such a covariance.
  public func portfolio(within limits: PortfolioLimits) throws(SizingError) -> KellyPortfolio {
    let size = freeWeights.reduce(0) { $0 + abs($1) }
    let fits = freeWeights.allSatisfy { weight in
      (weight >= 0 || !limits.isLongOnly) && abs(weight) <= limits.maximumAsset ?? .infinity
    }
    if fits, size <= limits.maximumLeverage ?? .infinity { return try unconstrained() }
    let solution = try LeverageSearch(
      growth: PricedGrowth(means: means, covariance: covariance, limits: limits), limit: limits.maximumLeverage)
    return try portfolio(solution.growth.weights, found: solution)
  }

  /// The growth rate w·μ − ½ w·Σw of any portfolio.
  ///
  /// - Parameter weights: w, the position in each asset as a fraction of the capital.
  /// - Returns: the expected log growth per period above what the capital earns at rest.
  /// - Precondition: there is a weight for each asset.
  public func growthRate(at weights: [NotionalFraction]) -> Double {
    precondition(weights.count == means.count, "there is a weight for each asset")
    return growthRate(weights.map(\.value))
  }

  private func growthRate(_ weights: [Double]) -> Double {
    zip(weights, zip(means, covariance * weights)).reduce(0) { $0 + $1.0 * ($1.1.0 - 0.5 * $1.1.1) }
  }

  private func portfolio(
    _ weights: [Double], found solution: LeverageSearch? = nil
  ) throws(SizingError) -> KellyPortfolio {
    var fractions: [NotionalFraction] = []
    // What is not held is 0, never −0.
    for weight in weights { fractions.append(try NotionalFraction(weight + 0)) }
    let growth = growthRate(weights)
    guard growth.isFinite else {
      throw .impossible(quantity: "growth rate", value: growth, allowed: "a finite number")
    }
    let positions = solution?.growth.positions ?? []
    return KellyPortfolio(
      weights: fractions, leverage: try Leverage(weights.reduce(0) { $0 + abs($1) }), growthRate: growth,
      isLeverageBinding: solution?.isBinding ?? false, leveragePrice: solution?.price ?? 0,
      assetsAtLimit: positions.indices.filter { positions[$0].isAtLimit },
      assetsLeftOut: positions.indices.filter { positions[$0] == .out })
  }

  /// The covariance with its halves made equal to the last bit.
  private static func symmetrized(_ covariance: Matrix) throws(SizingError) -> Matrix {
    for (asset, variance) in covariance.diagonal.enumerated() {
      _ = try SizingError.positive(variance, "variance of asset \(asset + 1)")
    }
    var result = covariance
    for i in 0..<covariance.rowCount {
      for j in 0..<i {
        let (lower, upper) = (covariance[i, j], covariance[j, i])
        guard lower.isFinite, upper.isFinite else {
          throw .impossible(
            quantity: "covariance of assets \(j + 1) and \(i + 1)", value: lower.isFinite ? upper : lower,
            allowed: "a finite number")
        }
        let scale = covariance[i, i].squareRoot() * covariance[j, j].squareRoot()
        guard abs(lower - upper) <= 1e-12 * scale else {
          throw .impossible(
            quantity: "covariance of assets \(j + 1) and \(i + 1)", value: lower,
            allowed: "\(upper), as on the other side of the diagonal")
        }
        result[i, j] = 0.5 * (lower + upper)
        result[j, i] = result[i, j]
      }
    }
    return result
  }
}
