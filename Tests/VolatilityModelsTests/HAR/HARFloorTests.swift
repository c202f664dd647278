import NumericalMethods
import Testing
import VolatilityModels

@Suite struct HARFloorTests {
  /// Variances of which every seventeenth is zero.
  private static func variances(count: Int) throws -> VarianceSeries {
    var generator = SplitMix64(seed: 11)
    return try VarianceSeries(
      values: (0..<count).map { index in
        let normal = generator.nextNormal()
        return index.isMultiple(of: 17) ? 0 : normal * normal
      })
  }

  @Test func aVarianceOfZeroCountsAsTheFloor() throws {
    let series = try Self.variances(count: 400)
    let floor = 0.01
    #expect(throws: HARError.self) { try HAR(windows: [1, 22], transform: .logOfMeans, horizon: 5).fit(to: series) }
    let floored = try HAR(windows: [1, 22], transform: .logOfMeans, horizon: 5, floor: floor).fit(to: series)

    // The same by a column that was raised beforehand.
    let raised = series.values.indices.map { index in
      let window = series.values[max(0, index - 21)...index]
      return max(series.values[index], floor * window.reduce(0, +) / Double(window.count))
    }
    // The first periods have no full window behind them; nothing is taken from there.
    let column = zip(raised, series.values.indices).map { $1 < 21 ? 1 : $0 }
    let oracle = try HAR(
      windows: [22], transform: .logOfMeans, regressors: [.init("raised", windows: [1], transform: .log)], horizon: 5
    ).fit(to: VarianceSeries(values: series.values, covariates: ["raised": column]))
    let pairs = zip(
      [floored.coefficients[0], floored.coefficients[2], floored.coefficients[1]], oracle.coefficients)
    for (ours, expected) in pairs { #expect(abs(ours - expected) <= 1e-11 * max(1, abs(expected))) }
  }

  @Test func aFloorThatNothingIsBelowChangesNothing() throws {
    let positive = try VarianceSeries(values: Self.variances(count: 300).values.map { $0 + 1 })
    let plain = try HAR(transform: .logOfMeans).fit(to: positive)
    let floored = try HAR(transform: .logOfMeans, floor: 0.01).fit(to: positive)
    #expect(plain.coefficients == floored.coefficients)
  }

  @Test func aWholeWindowOfZerosStillHasNoLogarithm() throws {
    var values = try Self.variances(count: 300).values
    values.replaceSubrange(100..<122, with: [Double](repeating: 0, count: 22))
    let model = try HAR(windows: [1, 22], transform: .logOfMeans, horizon: 5, floor: 0.01)
    let series = try VarianceSeries(values: values)
    #expect(throws: HARError.self) { try model.fit(to: series) }
  }

  /// The column that has no logarithm is named, with the end of the window that is all zero.
  @Test func aWholeWindowOfZerosOfACovariateNamesIt() throws {
    let variances = try Self.variances(count: 300).values.map { $0 + 1 }
    let model = try HAR(
      windows: [1, 22], transform: .logOfMeans, regressors: [.init("depth", windows: [1], transform: .log)],
      floor: 0.01)
    for (zeros, isUsable) in [(21, true), (22, false)] {
      var depth = [Double](repeating: 3, count: 300)
      for index in depth.indices where index.isMultiple(of: 3) { depth[index] = 5 }
      depth.replaceSubrange(100..<100 + zeros, with: [Double](repeating: 0, count: zeros))
      let series = try VarianceSeries(values: variances, covariates: ["depth": depth])
      guard !isUsable else {
        #expect(try model.fit(to: series).coefficients.count == 4)
        continue
      }
      #expect(
        throws: HARError.invalidCovariate(
          name: "depth", index: 121, value: 0, expected: "a number above 0 there or in the longest window before")
      ) { try model.fit(to: series) }
    }
  }

  @Test(arguments: [-0.01, 1, .nan])
  func aFloorIsAShareBelowOne(floor: Double) {
    #expect(throws: HARError.self) { try HAR(transform: .logOfMeans, floor: floor) }
  }

  @Test(arguments: [HAR.Transform.level, .meansOfLogs])
  func aFloorIsForLogarithmsOfAverages(transform: HAR.Transform) {
    #expect(throws: HARError.self) { try HAR(transform: transform, floor: 0.01) }
  }
}
