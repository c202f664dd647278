import MarketData
import Testing
import VolatilityModels

@Suite struct VarianceSeriesTests {
  @Test(arguments: [-1e-300, .nan, .infinity])
  func refusesWhatIsNoVariance(value: Double) {
    let error = #expect(throws: HARError.self) { try VarianceSeries(values: [1, value]) }
    guard case .invalidVariance(1, _) = error else {
      Issue.record("\(String(describing: error)) is not about variance 2")
      return
    }
  }

  @Test func zeroIsAVariance() throws {
    #expect(try VarianceSeries(values: [0, 1]).count == 2)
  }

  @Test func refusesWhatIsOutOfOrderOrNotFinite() {
    let stamps = [5, 5].map { TimeStamp(microseconds: $0) }
    #expect(throws: HARError.timeStampsNotIncreasing(index: 1)) {
      try VarianceSeries(values: [1, 2], timeStamps: stamps)
    }
    #expect(
      throws: HARError.invalidCovariate(name: .volume, index: 1, value: .infinity, expected: "a finite number")
    ) {
      try VarianceSeries(values: [1, 2], covariates: [.volume: [1, .infinity]])
    }
  }

  @Test func aSliceKeepsWhatBelongsToIt() throws {
    let stamps = (0..<4).map { TimeStamp(microseconds: $0) }
    let series = try VarianceSeries(
      values: [1, 2, 3, 4], scale: .percent, timeStamps: stamps, covariates: ["spread": [5, 6, 7, 8]])
    let expected = try VarianceSeries(
      values: [2, 3], scale: .percent, timeStamps: Array(stamps[1..<3]), covariates: ["spread": [6, 7]])
    #expect(series[1..<3] == expected)
    #expect(series[0..<0].count == 0)
  }
}
