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

  /// A hundredfold return has 10⁴ times the variance and 10⁸ times the quarticity.
  @Test func convertsEachColumnByItsPower() throws {
    let parts: [Covariate] = [
      .positiveSemivariance, .negativeSemivariance, .jump, .continuous, .parkinson, .garmanKlass,
    ]
    func series(_ scale: ReturnScale, _ values: [Double], quarticity: [Double]) throws -> VarianceSeries {
      var covariates: [Covariate: [Double]] = [.quarticity: quarticity, .volume: [5, 6], "spread": [7, 8]]
      for part in parts { covariates[part] = values }
      return try VarianceSeries(
        values: values, scale: scale, timeStamps: [1, 2].map { TimeStamp(microseconds: $0) }, covariates: covariates)
    }
    let fraction = try series(.fraction, [0.25, 0], quarticity: [0.5, 0])
    let percent = try series(.percent, [2500, 0], quarticity: [5e7, 0])
    #expect(try fraction.converted(to: .percent) == percent)
    #expect(try percent.converted(to: .fraction) == fraction)
    #expect(try percent.converted(to: .percent) == percent)
  }

  @Test func refusesToConvertOutOfDoublePrecision() throws {
    let variances = try VarianceSeries(values: [1, 1e305])
    #expect(throws: HARError.invalidVariance(index: 1, value: .infinity)) { try variances.converted(to: .percent) }
    let quarticity = try VarianceSeries(values: [1], covariates: [.quarticity: [1e301]])
    #expect(
      throws: HARError.invalidCovariate(name: .quarticity, index: 0, value: .infinity, expected: "a finite number")
    ) { try quarticity.converted(to: .percent) }
  }

  /// Hours of prices with a jump of 10 % in the second day; the day's measures in percent.
  @Test func takesRealisedMeasures() throws {
    let closes = (0..<73).map { hour in (hour < 30 ? 100.0 : 110) * (hour.isMultiple(of: 2) ? 1 : 1.001) }
    let bars = try BarSeries(
      timeStamps: closes.indices.map { TimeStamp(microseconds: Int64($0) * 3_600_000_000) }, close: closes)
    let measures = try bars.realizedMeasures(RealizedOptions(bipowerPairs: .withinPeriod)).prefix(3)
    let series = try VarianceSeries(Array(measures), scale: .percent)
    #expect(series.count == 3 && series.scale == .percent)
    #expect(series.timeStamps == measures.map(\.start))
    #expect(series.values == measures.map { $0.variance * 10_000 })
    let jumps = try #require(series.covariates[.jump])
    let rest = try #require(series.covariates[.continuous])
    #expect(jumps[1] > 50 && jumps[2] < 0.1)
    for day in 0..<3 { #expect(abs(jumps[day] + rest[day] - series.values[day]) < 1e-12) }
    #expect(series.covariates[.quarticity] == measures.map { $0.quarticity * 10_000 * 10_000 })
    let halves = zip(series.covariates[.positiveSemivariance] ?? [], series.covariates[.negativeSemivariance] ?? [])
    #expect(zip(halves.map { $0 + $1 }, series.values).allSatisfy { abs($0 - $1) < 1e-12 })
  }
}
