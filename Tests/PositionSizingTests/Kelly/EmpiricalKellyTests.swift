import NumericalMethods
import PositionSizing
import Testing

@Suite("Kelly over the trades themselves")
struct EmpiricalKellyTests {
  @Test("What SciPy finds")
  func reference() throws {
    for (number, trades) in try KellyReference().trades.enumerated() {
      let kelly = try EmpiricalKelly(returns: trades.returns)
      #expect(abs(kelly.averageLoss - trades.averageLoss) < 1e-15, "case \(number)")
      #expect(abs(kelly.ruinousFraction - trades.ruinousFraction) < 1e-14, "case \(number)")
      #expect(abs(kelly.fraction.value - trades.fraction) < 1e-13, "case \(number)")
      #expect(abs(try #require(kelly.logGrowth(at: kelly.fraction)) - trades.logGrowth) < 1e-14, "case \(number)")
    }
  }

  @Test("Trades that all win or lose the same are the two outcomes of the formula")
  func twoOutcomes() throws {
    let returns = [Double](repeating: 0.02, count: 55) + [Double](repeating: -0.015, count: 45)
    let kelly = try EmpiricalKelly(returns: returns)
    #expect(abs(kelly.fraction.value - 0.2125) < 1e-15)
    #expect(abs(kelly.ruinousFraction - 1) < 1e-14)
    // In units of twice the loss, f is twice as large.
    let doubled = try EmpiricalKelly(returns: returns, averageLoss: 0.03)
    #expect(abs(doubled.fraction.value - 0.425) < 1e-15)
  }

  @Test("A grid and a golden section find the same fraction")
  func bruteForce() throws {
    var random = SplitMix64(seed: 21)
    for trial in 0..<200 {
      let drift = 0.01 * random.nextNormal()
      let returns = (0..<(5 + trial)).map { _ in drift + 0.02 * random.nextStandardizedStudentT(nu: 3) } + [-0.02]
      let kelly = try EmpiricalKelly(returns: returns)
      let found = GoldenSection.maximizer(from: 0, to: min(1, kelly.ruinousFraction)) { fraction in
        returns.reduce(0) { $0 + PortableFunctions.log(max(1e-300, 1 + fraction * $1 / kelly.averageLoss)) }
      }
      // The golden section ends inside of a cell even where the maximum is at 0, which the grid leaves out.
      #expect(abs(kelly.fraction.value - found) < 1e-6, "trial \(trial)")
    }
  }

  @Test("A single large loss keeps the fraction from where it would ruin")
  func largeLoss() throws {
    let returns = [Double](repeating: 0.01, count: 999) + [-0.5]
    let kelly = try EmpiricalKelly(returns: returns, averageLoss: 0.01)
    #expect(kelly.ruinousFraction == 0.02)
    // Two outcomes: p − q/b with b = 1/50, of a loss that is 50 units.
    #expect(abs(kelly.fraction.value - (0.999 - 0.001 * 50) / 50) < 1e-15)
    #expect(kelly.logGrowth(at: try RiskFraction(0.02)) == nil)
    #expect(kelly.logGrowth(at: try RiskFraction(0.02.nextDown)) != nil)
  }

  @Test("No edge, no bet")
  func noEdge() throws {
    #expect(try EmpiricalKelly(returns: [0.01, -0.01]).fraction == .zero)
    #expect(try EmpiricalKelly(returns: [0.01, -0.011]).fraction == .zero)
    #expect(try EmpiricalKelly(returns: [0.0100001, -0.01]).fraction.value > 0)
    #expect(try EmpiricalKelly(returns: [-0.01]).fraction == .zero)
  }

  @Test("At most everything is put at risk, however small the losses are")
  func everything() throws {
    let kelly = try EmpiricalKelly(returns: [0.1, 0.1, -0.001], averageLoss: 0.05)
    #expect(kelly.fraction.value == 1)
    #expect(kelly.ruinousFraction == 50)
  }

  @Test("Bad input")
  func badInput() {
    #expect(throws: SizingError.noTrades) { try EmpiricalKelly(returns: []) }
    #expect(throws: SizingError.noTrades) { try EmpiricalKelly(returns: [0, 0]) }
    #expect(throws: SizingError.noLosses(trades: 3)) { try EmpiricalKelly(returns: [0, 0.1, 0.2]) }
    for bad in [Double.nan, .infinity, -.infinity] {
      #expect(throws: SizingError.self) { try EmpiricalKelly(returns: [0.1, bad, -0.1]) }
    }
    for bad in [0, -0.1, .nan, .infinity, 1e-200] {
      #expect(throws: SizingError.self) { try EmpiricalKelly(returns: [0.1, -0.1], averageLoss: bad) }
    }
    #expect(throws: SizingError.self) { try EmpiricalKelly(returns: [1e200, -1e-200]) }
  }
}
