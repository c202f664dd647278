import Foundation
import MarketSimulation
import Testing
import VolatilityModels

@Suite struct GARCHMarketTests {
  /// Returns and variances of `Fixtures/simulation_reference.py`, which computes them anew in Python.
  @Test func returnsAgreeWithPythonToTheLastBit() throws {
    let lines = try Fixture.lines(of: "simulated_garch_returns.csv")
    #expect(lines.count == 48)
    for line in lines {
      let numbers = line.map { Double($0) }
      let parameters = try GARCHParameters(
        mu: numbers[0], omega: #require(numbers[1]), alpha: #require(numbers[2]), beta: #require(numbers[3]),
        nu: numbers[4])
      let bar = try #require(Int(line[6]))
      let path = try GARCHMarket(parameters: parameters).returns(count: bar + 1, seed: #require(UInt64(line[5])))
      #expect(path.values[bar] == numbers[7])
      #expect(path.variances[bar] == numbers[8])
    }
  }

  /// Moments of a GARCH(1,1) with normal innovations (Bollerslev 1986, section 3 and 4; Ding & Granger 1996), as means
  /// over independent paths, within 4 standard errors by the spread of the paths.
  @Test func momentsAreThoseOfTheory() throws {
    let (omega, alpha, beta) = (0.3, 0.07, 0.85)
    let market = try GARCHMarket(parameters: GARCHParameters(mu: 0.05, omega: omega, alpha: alpha, beta: beta))
    let persistence = alpha + beta
    let variance = omega / (1 - persistence)
    let kurtosis = 3 * (1 - persistence * persistence) / (1 - persistence * persistence - 2 * alpha * alpha)
    let firstCorrelation =
      alpha * (1 - alpha * beta - beta * beta) / (1 - 2 * alpha * beta - beta * beta)
    func product(lag: Int) -> Double {
      let correlation = firstCorrelation * pow(persistence, Double(lag - 1))
      return variance * variance * (1 + (kurtosis - 1) * correlation)
    }
    let paths = (0..<400).map { market.returns(count: 2000, seed: UInt64($0)).values.map { $0 - 0.05 } }
    #expect(Sample(paths.map { mean($0) }).isConsistent(with: 0))
    #expect(Sample(paths.map { mean($0.map { $0 * $0 }) }).isConsistent(with: variance))
    #expect(Sample(paths.map { mean($0.map { pow($0, 4) }) }).isConsistent(with: kurtosis * variance * variance))
    for lag in [1, 5, 20] {
      let products = paths.map { path in mean(zip(path, path.dropFirst(lag)).map { $0 * $0 * $1 * $1 }) }
      #expect(Sample(products).isConsistent(with: product(lag: lag)), "lag \(lag)")
    }
  }

  /// The fourth moment of Student's t with ν degrees of freedom and variance 1 is 3(ν − 2)/(ν − 4).
  @Test func studentTMoments() throws {
    let nu = 12.0
    let market = try GARCHMarket(parameters: GARCHParameters(omega: 1, alpha: 0.05, beta: 0.5, nu: nu))
    let standardized = (0..<200).map { seed -> [Double] in
      let path = market.returns(count: 2000, seed: UInt64(seed))
      return zip(path.values, path.variances).map { $0 / $1.squareRoot() }
    }
    #expect(Sample(standardized.map { mean($0.map { $0 * $0 }) }).isConsistent(with: 1))
    #expect(
      Sample(standardized.map { mean($0.map { pow($0, 4) }) }).isConsistent(with: 3 * (nu - 2) / (nu - 4)))
  }

  /// The variances obey their equation with the returns that were handed out.
  @Test func trueVarianceIsConditional() throws {
    let parameters = try GARCHParameters(mu: 0.1, omega: 0.4, alpha: 0.1, beta: 0.8, nu: 4)
    let path = try GARCHMarket(parameters: parameters).returns(count: 500, seed: 3)
    for t in 1..<500 {
      let residual = path.values[t - 1] - 0.1
      let expected = 0.4 + 0.1 * residual * residual + 0.8 * path.variances[t - 1]
      #expect(abs(path.variances[t] - expected) <= 1e-12 * expected)
    }
  }

  /// For a Brownian motion, E(ln H/L)² = 4 ln 2 · σ² (Parkinson 1980), and E[u(u − c)] = E[d(d − c)] = σ²/2 with u, d, c
  /// the high, low and close over the open (Rogers & Satchell 1991).
  @Test func rangesAreThoseOfABrownianMotion() throws {
    let market = try GARCHMarket(parameters: GARCHParameters(omega: 4, alpha: 0, beta: 0))
    let bars = try (0..<40).map { try market.simulate(.daily(2000), seed: UInt64($0)) }
    let parkinson = bars.map { bar in
      mean(zip(bar.high, bar.low).map { pow(log($0 / $1), 2) }) / (4 * log(2))
    }
    #expect(Sample(parkinson).isConsistent(with: 0.0004))
    let above = bars.map { bar in
      mean(bar.open.indices.map { log(bar.high[$0] / bar.open[$0]) * log(bar.high[$0] / bar.close[$0]) })
    }
    #expect(Sample(above).isConsistent(with: 0.0002))
    let below = bars.map { bar in
      mean(bar.open.indices.map { log(bar.low[$0] / bar.open[$0]) * log(bar.low[$0] / bar.close[$0]) })
    }
    #expect(Sample(below).isConsistent(with: 0.0002))
  }

  @Test func theColumnsAreTheTruth() throws {
    let market = try GARCHMarket(parameters: GARCHParameters(mu: 0.2, omega: 0.4, alpha: 0.1, beta: 0.8, nu: 4))
    let bars = try market.simulate(.daily(300), seed: 9)
    let path = market.returns(count: 300, seed: 9)
    let variance = try #require(bars.column("trueVariance"))
    #expect(bars.regimes == nil)
    #expect(bars.column("funding") == nil)
    for t in 0..<300 {
      // Half a unit of the seventh digit of two prices, and of a variance.
      #expect(abs(100 * log(bars.close[t] / bars.open[t]) - path.values[t]) <= 1.1e-4)
      #expect(abs(variance[t] * 10_000 - path.variances[t]) <= 5.1e-7 * path.variances[t])
      #expect(abs(bars.trueVolatility[t] * bars.trueVolatility[t] - variance[t]) <= 1.6e-6 * variance[t])
    }
  }

  @Test func parametersThatLeaveNoVarianceAreErrors() throws {
    _ = try GARCHMarket(parameters: GARCHParameters(omega: 1, alpha: 0.1, beta: 0.8999))
    let integrated = try GARCHParameters(omega: 1, alpha: 0.1, beta: 0.9)
    #expect(throws: SimulationError.self) { try GARCHMarket(parameters: integrated) }
    let autoregressive = try GARCHParameters(mu: 0, phi: 0.1, omega: 1, alpha: 0.1, beta: 0.8)
    #expect(
      throws: SimulationError.invalidParameter(name: "phi", value: 0.1, expected: "none: the mean is constant")
    ) { try GARCHMarket(parameters: autoregressive) }
  }
}
