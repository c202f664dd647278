import MarketData
import Testing
import VolatilityModels

@Suite struct GARCHPanelTests {
  static func panel(count: Int) throws -> [ReturnSeries] {
    try (0..<count).map { try SimulatedReturns.garch(count: 250, seed: UInt64($0 + 1)) }
  }

  /// Each member is what a fit of its own gives, to the last bit.
  @Test(arguments: [1, 2, 7], [0, 1, 9])
  func equalsSingleFits(threads: Int, count: Int) throws {
    let panel = try Self.panel(count: count)
    let results = GARCH().fit(toEach: panel, threads: threads)
    #expect(results.count == count)
    for (returns, result) in zip(panel, results) {
      let isEqual = try result.get() == GARCH().fit(to: returns)
      #expect(isEqual)
    }
  }

  /// A member without a fit says why, and leaves the others alone.
  @Test(arguments: [1, 2, 7])
  func failsMemberByMember(threads: Int) throws {
    var panel = try Self.panel(count: 7)
    panel[3] = try ReturnSeries(values: [Double](repeating: 0.5, count: 250))
    panel[4] = panel[4][0..<19]
    let results = GARCH().fit(toEach: panel, threads: threads)
    #expect(results.count == 7)
    for (index, result) in results.enumerated() {
      switch result {
      case .success(let fit):
        let isEqual = try fit == GARCH().fit(to: panel[index])
        #expect(isEqual && index != 3 && index != 4)
      case .failure(let error):
        let expected: VolatilityError =
          index == 3 ? .constantReturns(value: 0.5) : .tooFewReturns(count: 19, needed: 20)
        #expect(error == expected && (index == 3 || index == 4))
      }
    }
  }
}
