import MarketData
import Testing
import VolatilityModels

@Suite struct GARCHWindowsTests {
  static let model = GARCH()

  static func fits(
    _ returns: ReturnSeries, length: Int, every step: Int = 1, threads: Int = 1
  ) throws -> [FittedGARCH] {
    try model.fit(toWindowsOf: returns, length: length, every: step, threads: threads).map { try $0.get() }
  }

  /// Each window has the maximum that a fit of its own finds.
  @Test(arguments: [1, 7])
  func equalsSingleFits(step: Int) throws {
    let returns = try SimulatedReturns.garch(count: 600 + 69 * step, seed: 3)
    let fits = try Self.fits(returns, length: 600, every: step)
    #expect(fits.count == 70)
    for (window, fit) in fits.enumerated() {
      let isSame = try isSameFit(fit, Self.model.fit(to: returns[window * step..<window * step + 600]))
      #expect(isSame, "window \(window)")
    }
  }

  /// A series shorter than a window, as long, one step longer less one, one step longer.
  @Test(arguments: [(299, 0), (300, 1), (304, 1), (305, 2)])
  func numberOfWindows(count: Int, expected: Int) throws {
    let returns = try SimulatedReturns.garch(count: count, seed: 4)
    #expect(try Self.fits(returns, length: 300, every: 5).count == expected)
  }

  /// Returns that come later change nothing, to the last bit; nor does the number of threads.
  @Test func dependsOnThePastOnly() throws {
    let returns = try SimulatedReturns.garch(count: 340, seed: 5)
    let all = try Self.fits(returns, length: 250)
    for last in [250, 251, 265, 282, 283, 313, 330] {
      let isSame = try Self.fits(returns[0..<last], length: 250, threads: 3) == Array(all.prefix(last - 249))
      #expect(isSame, "\(last) returns")
    }
    let isSame = try Self.fits(returns, length: 250, threads: 2) == all
    #expect(isSame)
  }

  /// A window without a fit says why; the next ones start afresh.
  @Test func failsWindowByWindow() throws {
    let values = [Double](repeating: 0.5, count: 60) + (try SimulatedReturns.garch(count: 300, seed: 6)).values
    let returns = try ReturnSeries(values: values)
    let results = Self.model.fit(toWindowsOf: returns, length: 50, every: 5, threads: 2)
    #expect(results.count == 63)
    for (window, result) in results.enumerated() {
      switch result {
      case .success: #expect(window > 2)
      case .failure(let error): #expect(window > 2 || error == .constantReturns(value: 0.5))
      }
    }
    let kept = Self.model.fit(toWindowsOf: returns, length: 50, every: 5, threads: 2) {
      (try? $0.get())?.parameters
    }
    #expect(kept == results.map { (try? $0.get())?.parameters })
  }

  /// Too short a window is an error of each.
  @Test func tooShortWindows() throws {
    let results = Self.model.fit(
      toWindowsOf: try SimulatedReturns.garch(count: 22, seed: 7), length: 19, every: 1, threads: 1)
    #expect(results.count == 4)
    #expect(results.allSatisfy { $0 == .failure(.tooFewReturns(count: 19, needed: 20)) })
  }
}
