import LinearAlgebra
import NumericalMethods
import PositionSizing
import Testing

@Suite("Portfolios within limits are the best")
struct PortfolioOptimalityTests {
  private struct Problem {
    var kelly: MultiAssetKelly
    var limits: PortfolioLimits

    /// A random problem, some of whose means are 0, equal or small, and some of whose assets are nearly the same.
    init(order n: Int, isDegenerate: Bool, _ random: inout SplitMix64) throws {
      let factors = Matrix(rowCount: n, columnCount: n, elements: (0..<(n * n)).map { _ in random.nextNormal() })
      var covariance = factors * factors.transposed
      for i in 0..<n { covariance[i, i] += 0.05 }
      var means = (0..<n).map { _ in random.nextNormal() }
      if isDegenerate {
        for i in 0..<n where random.nextUniform() < 0.3 { means[i] = 0 }
        for i in 1..<max(n, 1) where random.nextUniform() < 0.3 {
          means[i] = means[i - 1]
          for j in 0..<n where j != i {
            covariance[i, j] = covariance[i - 1, j]
            covariance[j, i] = covariance[i, j]
          }
          covariance[i, i] = covariance[i - 1, i - 1]
          covariance[i, i - 1] = covariance[i, i] * (1 - 1e-4)
          covariance[i - 1, i] = covariance[i, i - 1]
        }
      }
      if (try? MultiAssetKelly(means: means, covariance: covariance)) == nil {
        for i in 0..<n { covariance[i, i] *= 1.01 }
      }
      kelly = try MultiAssetKelly(means: means, covariance: covariance)
      let leverage = random.nextUniform() < 0.6 ? 0.1 + 2 * random.nextUniform() : nil
      let asset = random.nextUniform() < 0.5 ? 0.05 + random.nextUniform() : nil
      limits = try PortfolioLimits(
        isLongOnly: random.nextUniform() < 0.5, maximumLeverage: leverage, maximumAsset: asset)
    }
  }

  @Test("Every way to hold up to four assets is tried", arguments: [false, true])
  func bruteForce(isDegenerate: Bool) throws {
    var random = SplitMix64(seed: isDegenerate ? 31 : 30)
    for trial in 0..<1500 {
      let problem = try Problem(order: 1 + trial % 4, isDegenerate: isDegenerate, &random)
      let portfolio = try problem.kelly.portfolio(within: problem.limits)
      let oracle = PortfolioOracle(
        means: problem.kelly.means, covariance: problem.kelly.covariance, limits: problem.limits)
      let best = oracle.weights
      let scale = 1 + best.reduce(0) { max($0, abs($1)) }
      // Nearly equal assets have covariances of condition 10⁵.
      for (weight, expected) in zip(portfolio.weights, best) {
        #expect(abs(weight.value - expected) < 1e-8 * scale, "problem \(trial)")
      }
      #expect(abs(portfolio.growthRate - oracle.growthRate(best)) < 1e-10 * scale * scale, "problem \(trial)")
    }
  }

  /// The conditions of Karush, Kuhn and Tucker are enough for the maximum of a concave function.
  @Test("The conditions of optimality hold for up to forty assets", arguments: [false, true])
  func conditions(isDegenerate: Bool) throws {
    var random = SplitMix64(seed: isDegenerate ? 33 : 32)
    for trial in 0..<2000 {
      let order = trial % 50 == 0 ? 40 : 1 + trial % 12
      let problem = try Problem(order: order, isDegenerate: isDegenerate, &random)
      try check(problem.kelly.portfolio(within: problem.limits), problem, "problem \(trial)")
    }
  }

  private func check(_ portfolio: KellyPortfolio, _ problem: Problem, _ label: Comment) throws {
    let weights = portfolio.weights.map(\.value)
    let (limits, price) = (problem.limits, portfolio.leveragePrice)
    let pull = problem.kelly.covariance * weights
    let leverage = weights.reduce(0) { $0 + abs($1) }
    #expect(leverage <= limits.maximumLeverage ?? .infinity, label)
    #expect(price == 0 || leverage > (limits.maximumLeverage ?? 0) * (1 - 1e-14), label)
    #expect(price >= -1e-12, label)
    for (i, weight) in weights.enumerated() {
      let gradient = problem.kelly.means[i] - pull[i]
      let rounding = 1e-11 * (1 + abs(pull[i]) + problem.kelly.covariance[i, i] * (1 + leverage))
      let outward = (weight < 0 ? -1 : 1) * gradient - price
      #expect(weight >= 0 || !limits.isLongOnly, label)
      #expect(abs(weight) <= limits.maximumAsset ?? .infinity, label)
      if portfolio.assetsLeftOut.contains(i) {
        #expect(weight == 0 && (limits.isLongOnly ? gradient : abs(gradient)) <= price + rounding, label)
      } else if portfolio.assetsAtLimit.contains(i) {
        #expect(abs(weight) > (limits.maximumAsset ?? 0) * (1 - 1e-14) && outward >= -rounding, label)
      } else {
        #expect(abs(outward) <= rounding || (weight == 0 && abs(gradient) <= price + rounding), label)
      }
    }
  }

  @Test("More leverage never grows less, and what it adds is its price")
  func curve() throws {
    var random = SplitMix64(seed: 34)
    for trial in 0..<50 {
      let kelly = try Problem(order: 6, isDegenerate: trial % 2 == 1, &random).kelly
      var before: KellyPortfolio?
      for step in 1...40 {
        let portfolio = try kelly.portfolio(within: PortfolioLimits(maximumLeverage: 0.05 * Double(step)))
        if let before {
          // The growth rate is concave in the leverage: the gain lies between the prices at both ends.
          let gain = (portfolio.growthRate - before.growthRate) / 0.05
          #expect(gain <= before.leveragePrice + 1e-10 && gain >= portfolio.leveragePrice - 1e-10)
        }
        before = portfolio.isLeverageBinding ? portfolio : nil
      }
    }
  }
}
