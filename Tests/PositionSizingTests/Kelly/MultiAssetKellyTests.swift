import LinearAlgebra
import NumericalMethods
import PositionSizing
import Testing

@Suite("Kelly for several assets")
struct MultiAssetKellyTests {
  private func matrix(_ elements: [Double]) -> Matrix {
    let order = Int(Double(elements.count).squareRoot())
    return Matrix(rowCount: order, columnCount: order, elements: elements)
  }

  @Test("One asset, and assets that move on their own, are held as if each were alone")
  func independent() throws {
    let kelly = try MultiAssetKelly(means: [0.3, -0.1, 0], covariance: matrix([0.36, 0, 0, 0, 0.5, 0, 0, 0, 1]))
    let portfolio = try kelly.unconstrained()
    for (weight, expected) in zip(portfolio.weights, [0.3 / 0.36, -0.2, 0]) {
      #expect(abs(weight.value - expected) < 1e-15)
    }
    #expect(abs(portfolio.growthRate - (0.125 + 0.01)) < 1e-15)
    #expect(abs(portfolio.leverage.value - (0.3 / 0.36 + 0.2)) < 1e-15)
    #expect(!portfolio.isLeverageBinding)
  }

  @Test("Two correlated assets by the formula")
  func twoAssets() throws {
    let kelly = try MultiAssetKelly(means: [0.3, 0.4], volatilities: [0.6, 0.8], correlations: [0.7])
    let weights = try kelly.unconstrained().weights.map(\.value)
    // (μ₁/σ₁ − ρ μ₂/σ₂)/(σ₁(1 − ρ²)), both Sharpe ratios being ½.
    #expect(abs(weights[0] - 0.5 * 0.3 / (0.6 * 0.51)) < 1e-15)
    #expect(abs(weights[1] - 0.5 * 0.3 / (0.8 * 0.51)) < 1e-15)
  }

  @Test("What SciPy finds")
  func reference() throws {
    for (number, case_) in try KellyReference().portfolios.enumerated() {
      let kelly = try MultiAssetKelly(means: case_.means, covariance: matrix(case_.covariance))
      let limits = try PortfolioLimits(
        isLongOnly: case_.isLongOnly, maximumLeverage: case_.maximumLeverage, maximumAsset: case_.maximumAsset)
      let portfolio = try kelly.portfolio(within: limits)
      for (weight, expected) in zip(portfolio.weights, case_.weights) {
        // What the reference stops at, times the condition of the covariances.
        #expect(abs(weight.value - expected) < 1e-12, "case \(number)")
      }
      #expect(abs(portfolio.growthRate - case_.growthRate) < 1e-13, "case \(number)")
      #expect(abs(portfolio.leveragePrice - case_.leveragePrice) < 1e-12, "case \(number)")
      #expect(abs(kelly.growthRate(at: portfolio.weights) - case_.growthRate) < 1e-13, "case \(number)")
    }
  }

  @Test("A leverage just above, at and just below what would be held")
  func leverageLimits() throws {
    let kelly = try MultiAssetKelly(means: [0.25, -0.25], covariance: matrix([0.25, 0, 0, 0.25]))
    for (limit, expected) in [(2.0.nextUp, 2.0), (2, 2), (1.5, 1.5), (1e-6, 1e-6)] {
      let portfolio = try kelly.portfolio(within: PortfolioLimits(maximumLeverage: limit))
      #expect(abs(portfolio.leverage.value - expected) <= 1e-15 * expected)
      #expect(portfolio.isLeverageBinding == (limit < 2))
      #expect(abs(portfolio.weights[0].value + portfolio.weights[1].value) < 1e-15)
      // μ − Σw.
      #expect(abs(portfolio.leveragePrice - (0.25 - 0.125 * expected)) < 1e-15)
    }
  }

  @Test("A limit that is lower by the last bit binds, at a price of rounding that is not negative")
  func barelyBinding() throws {
    var random = SplitMix64(seed: 19)
    for _ in 0..<2_000 {
      let count = 1 + random.nextIndex(below: 6)
      let kelly = try MultiAssetKelly(
        means: (0..<count).map { _ in random.nextNormal() },
        volatilities: (0..<count).map { _ in 0.1 + random.nextUniform() },
        correlations: [Double](repeating: 0.9 * random.nextUniform(), count: count * (count - 1) / 2))
      let free = try kelly.unconstrained().leverage.value
      let below = try kelly.portfolio(within: PortfolioLimits(maximumLeverage: free * (1 - 0x1p-40)))
      #expect(below.isLeverageBinding && below.leveragePrice >= 0 && below.leveragePrice < 1e-9, "\(below)")
      let last = try kelly.portfolio(within: PortfolioLimits(maximumLeverage: free.nextDown))
      #expect(last.leveragePrice >= 0 && (last.isLeverageBinding || last.leveragePrice == 0), "\(last)")
      let at = try kelly.portfolio(within: PortfolioLimits(maximumLeverage: free))
      #expect(!at.isLeverageBinding && at.leveragePrice == 0)
    }
  }

  @Test("All at their limits, as much as the leverage allows")
  func everyLimitAtOnce() throws {
    let kelly = try MultiAssetKelly(means: [0.5, 0.6, 0.7], covariance: Matrix.identity(3))
    let portfolio = try kelly.portfolio(
      within: PortfolioLimits(isLongOnly: true, maximumLeverage: 0.3, maximumAsset: 0.1))
    #expect(portfolio.weights.allSatisfy { abs($0.value - 0.1) < 1e-16 })
    #expect(portfolio.leverage.value <= 0.3)
    let alone = try kelly.portfolio(within: PortfolioLimits(maximumAsset: 0.1))
    #expect(alone.weights.allSatisfy { $0.value == 0.1 })
    #expect(alone.assetsAtLimit == [0, 1, 2])
  }

  @Test("Nothing is held long that falls")
  func nothingToHold() throws {
    let kelly = try MultiAssetKelly(means: [-0.5, -0.6], volatilities: [0.5, 0.5], correlations: [0.3])
    let portfolio = try kelly.portfolio(within: .longOnly)
    #expect(portfolio.weights == [.zero, .zero])
    #expect(portfolio.assetsLeftOut == [0, 1])
    #expect((portfolio.growthRate, portfolio.leverage.value) == (0, 0))
    let both = try kelly.portfolio(within: PortfolioLimits(isLongOnly: true, maximumLeverage: 1, maximumAsset: 0.25))
    #expect(both.weights == [.zero, .zero])
    let flat = try MultiAssetKelly(means: [0, 0], volatilities: [0.5, 0.5], correlations: [0.3])
    #expect(try flat.portfolio(within: PortfolioLimits(maximumLeverage: 1)).leverage.value == 0)
  }

  /// Closed forms: with equal variances σ² and correlation ρ, both held at limit c, w₁ − w₂ = (μ₁ − μ₂)/(σ²(1 − ρ)).
  @Test("Assets that are nearly the same", arguments: [1e-3, 1e-6, 1e-9, 1e-12, 1e-13])
  func nearDuplicates(distance: Double) throws {
    let kelly = try MultiAssetKelly(means: [0.25, 0.25], covariance: matrix([1, 1 - distance, 1 - distance, 1]))
    // 1 − ρ as it is stored, for half a position of difference.
    let stored = 1 - (1 - distance)
    let equal = try kelly.portfolio(within: PortfolioLimits(isLongOnly: true, maximumLeverage: 0.125))
    #expect(equal.weights.allSatisfy { abs($0.value - 0.0625) < 3e-17 / stored }, "\(equal)")
    let unequal = try MultiAssetKelly(
      means: [0.25 + 0.0625 * stored, 0.25], covariance: matrix([1, 1 - distance, 1 - distance, 1]))
    let portfolio = try unequal.portfolio(within: PortfolioLimits(maximumLeverage: 0.125))
    // The first mean is stored to a part in 2⁵⁴, of which 1/stored is left.
    let tolerance = 1e-15 + 3e-17 / stored
    #expect(abs(portfolio.weights[0].value - 0.09375) < tolerance)
    #expect(abs(portfolio.weights[1].value - 0.03125) < tolerance)
    // One long and one short, whose difference grows: the leverage alone limits it.
    let spread = try MultiAssetKelly(means: [0.25, -0.25], covariance: matrix([1, 1 - distance, 1 - distance, 1]))
    let limited = try spread.portfolio(within: PortfolioLimits(maximumLeverage: 3))
    #expect(abs(limited.weights[0].value - 1.5) < 1e-14 && abs(limited.weights[1].value + 1.5) < 1e-14)
    #expect(abs(limited.leveragePrice - (0.25 - 1.5 * stored)) < 1e-14)
  }

  @Test("What is no covariance")
  func badInput() throws {
    #expect(throws: SizingError.singularCovariance(order: 2)) {
      try MultiAssetKelly(means: [1, 1], covariance: matrix([1, 1, 1, 1]))
    }
    #expect(throws: SizingError.singularCovariance(order: 2)) {
      try MultiAssetKelly(means: [1, 1], covariance: matrix([1, 2, 2, 1]))
    }
    #expect(throws: SizingError.singularCovariance(order: 3)) {
      // The third asset is the mean of the others, with what rounding leaves.
      try MultiAssetKelly(means: [1, 1, 1], covariance: matrix([0.1, 0, 0.05, 0, 0.3, 0.15, 0.05, 0.15, 0.1]))
    }
    #expect(throws: SizingError.countsDiffer(of: "rows of the covariance", count: 1, expected: 2)) {
      try MultiAssetKelly(means: [1, 1], covariance: matrix([1]))
    }
    let bad: [([Double], [Double])] = [
      ([], []), ([.nan], [1]), ([.infinity], [1]), ([1], [0]), ([1], [-1]), ([1], [.nan]), ([1], [.infinity]),
      ([1, 1], [1, 0.5, 0.4, 1]), ([1, 1], [1, .nan, .nan, 1]), ([1, 1], [1, .infinity, .infinity, 1]),
      ([1e300], [1e-300]),
    ]
    for (means, covariance) in bad {
      #expect("\(means), \(covariance)") {
        try MultiAssetKelly(means: means, covariance: matrix(covariance))
      } throws: {
        if case .impossible? = $0 as? SizingError { true } else { false }
      }
    }
  }

  @Test("A covariance may be asymmetric by rounding, no more")
  func asymmetry() throws {
    _ = try MultiAssetKelly(means: [1, 1], covariance: matrix([1, 0.5 + 9e-13, 0.5, 1]))
    #expect(throws: SizingError.self) {
      try MultiAssetKelly(means: [1, 1], covariance: matrix([1, 0.5 + 2e-12, 0.5, 1]))
    }
  }

  @Test("What are no correlations, and no limits")
  func badCorrelations() {
    #expect(throws: SizingError.countsDiffer(of: "correlations", count: 0, expected: 1)) {
      try MultiAssetKelly(means: [1, 1], volatilities: [1, 1], correlations: [])
    }
    #expect(throws: SizingError.countsDiffer(of: "volatilities", count: 1, expected: 2)) {
      try MultiAssetKelly(means: [1, 1], volatilities: [1], correlations: [0])
    }
    for correlation in [-1.1, 1.1, .nan] {
      #expect(throws: SizingError.self) {
        try MultiAssetKelly(means: [1, 1], volatilities: [1, 1], correlations: [correlation])
      }
    }
    for volatility in [0, -1, .nan, .infinity] {
      #expect(throws: SizingError.self) {
        try MultiAssetKelly(means: [1], volatilities: [volatility], correlations: [])
      }
    }
    for limit in [0, -1, .nan, .infinity] {
      #expect(throws: SizingError.self) { try PortfolioLimits(maximumLeverage: limit) }
      #expect(throws: SizingError.self) { try PortfolioLimits(maximumAsset: limit) }
    }
  }
}
