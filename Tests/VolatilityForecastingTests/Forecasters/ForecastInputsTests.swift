import MarketData
import Testing
import VolatilityForecasting

@Suite struct ForecastInputsTests {
  /// The inputs of a regression and of networks or trees that read columns of these names.
  private static func inputs(
    regression: [String], correction: [String], level: VarianceMeasure = .squaredReturn
  ) throws -> ForecastInputs {
    let set = try FeatureSet([.level], level: .squaredReturn)
    let specification = try VarianceRegression(features: set, horizons: [1])
    let zeros = [Double](repeating: 0, count: regression.count)
    let base = FittedVarianceRegression(
      specification: specification, features: FittedFeatureSet(set),
      scaling: try FeatureScaling(names: regression, means: zeros, factors: zeros),
      equations: [try RegressionEquation(intercept: 0, coefficients: zeros, residualVariance: 0, correction: 0)])
    return ForecastInputs(
      base: base, features: FittedFeatureSet(try FeatureSet([.level], level: level)), names: correction)
  }

  @Test(
    arguments: [
      (["a"], ["b"], ["b", "a", "log-level"]),
      (["a", "b"], ["b", "c"], ["b", "c", "a", "log-level"]),
      (["log-level"], ["a"], ["a", "log-level", "regression:log-level"]),
      (["a"], ["log-level"], ["log-level", "a", "regression:log-level"]),
      (
        ["regression:log-level"], ["log-level"],
        ["log-level", "regression:log-level", "regression:regression:log-level"]
      ),
    ])
  func columnsOfOneMeaningAreThereOnce(regression: [String], correction: [String], names: [String]) throws {
    let inputs = try Self.inputs(regression: regression, correction: correction)
    #expect(inputs.names == names)
    #expect(inputs.regressionColumns.map { names[$0] } == regression)
    #expect(inputs.correctionColumns.map { names[$0] } == correction)
    #expect(inputs.levelColumn == names.count - 1)
  }

  /// `-relative` features are relative to the level: by another measure they are other numbers.
  @Test(
    arguments: [
      (["a"], ["b"], ["b", "a", "log-level"]),
      (["a", "b"], ["b"], ["b", "a", "regression:b", "log-level"]),
      (["a"], ["regression:a", "a"], ["regression:a", "a", "regression:regression:a", "log-level"]),
      (
        ["regression:a", "a"], ["a"], ["a", "regression:a", "regression:regression:a", "log-level"]
      ),
    ])
  func columnsOfAnotherLevelAreThereTwice(regression: [String], correction: [String], names: [String]) throws {
    let inputs = try Self.inputs(regression: regression, correction: correction, level: .parkinson)
    #expect(inputs.names == names && Set(names).count == names.count)
    #expect(inputs.correctionColumns.map { names[$0] } == correction)
    #expect(Set(inputs.regressionColumns).isDisjoint(with: inputs.correctionColumns))
    #expect(inputs.regressionColumns.count == regression.count && inputs.levelColumn == names.count - 1)
  }

  /// Each column of the table is what its reader makes of the market by itself.
  @Test(arguments: [VarianceMeasure.garmanKlass, .parkinson])
  func theTableHasTheNumbersOfEachReader(level: VarianceMeasure) throws {
    let market = try MadeMarket.history(count: 1500)
    let features = try VolatilityFeature.list("log-range-6-relative,return-24-scaled")
    let base = try VarianceRegression(features: FeatureSet(features, level: .garmanKlass), horizons: [1])
      .fit(to: [market], trainingEnd: MadeMarket.close(1400))
    let other = FittedFeatureSet(try FeatureSet(features, level: level))
    let (own, read) = (try base.features.matrix(of: market), try other.matrix(of: market))
    let inputs = ForecastInputs(base: base, features: other, names: read.names)
    #expect(inputs.names.count == (level == .garmanKlass ? 3 : 5))
    let table = try inputs.matrix(of: market)
    #expect(own.firstRow < market.bars.count - 500)
    for row in own.firstRow..<market.bars.count {
      let values = Array(table.row(row))
      #expect(inputs.regressionColumns.map { values[$0] } == Array(own.row(row)))
      #expect(inputs.correctionColumns.map { values[$0] } == Array(read.row(row)))
    }
    #expect((own.row(1000) == read.row(1000)) == (level == .garmanKlass))
  }
}
