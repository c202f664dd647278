import LinearAlgebra
import MarketData
import NumericalMethods
import Testing
import VolatilityForecasting

@Suite struct VarianceRegressionTests {
  private static let features: [VolatilityFeature] = [
    .logVariance(.garmanKlass, .mean(bars: 1), isAdjusted: false, isRelative: true),
    .logVariance(.squaredReturn, .mean(bars: 24), isAdjusted: false, isRelative: true),
    .level, .hourOfDay,
  ]

  /// Rows and targets of the training part, computed here from the bars.
  private func sample(
    _ market: MarketHistory, horizon: Int, end: Int, isRelative: Bool
  ) throws -> (rows: [[Double]], targets: [Double]) {
    let matrix = try FeatureSet(Self.features).matrix(of: market)
    let level = try FeatureSet([.level]).matrix(of: market).values
    let closes = market.bars.close
    let logs = closes.map { Double.log($0) }
    var (rows, targets): ([[Double]], [Double]) = ([], [])
    for row in matrix.firstRow..<end - horizon where level[row].isFinite {
      var variance = 0.0
      for bar in row + 1...row + horizon { variance += (logs[bar] - logs[bar - 1]) * (logs[bar] - logs[bar - 1]) }
      rows.append(Array(matrix.row(row)))
      targets.append(.log(variance / Double(horizon)) - (isRelative ? level[row] : 0))
    }
    return (rows, targets)
  }

  /// Ridge regression as least squares with rows √(λn) added below the standardised design.
  private func oracle(_ rows: [[Double]], _ targets: [Double], penalty: Double) throws -> [Double] {
    let (n, k) = (rows.count, rows[0].count)
    let means = (0..<k).map { column in rows.reduce(0) { $0 + $1[column] } / Double(n) }
    let deviations = (0..<k).map { column in
      (rows.reduce(0) { $0 + ($1[column] - means[column]) * ($1[column] - means[column]) } / Double(n)).squareRoot()
    }
    let targetMean = targets.reduce(0, +) / Double(n)
    var elements = rows.flatMap { row in row.indices.map { (row[$0] - means[$0]) / deviations[$0] } }
    for i in 0..<k { elements += (0..<k).map { $0 == i ? (penalty * Double(n)).squareRoot() : 0 } }
    let design = Matrix(rowCount: n + k, columnCount: k, elements: elements)
    let solution = try LeastSquares(
      design: design, target: targets.map { $0 - targetMean } + [Double](repeating: 0, count: k))
    return [targetMean] + solution.coefficients
  }

  @Test(arguments: [0, 0.1, 10], [true, false])
  func theEquationIsTheRidgeRegression(penalty: Double, isRelative: Bool) throws {
    let market = try MadeMarket.history(count: 3000)
    let (horizon, end) = (24, 2500)
    let regression = try VarianceRegression(
      features: FeatureSet(Self.features), horizons: [horizon], penalty: penalty, isRelative: isRelative)
    let fitted = try regression.fit(to: [market], trainingEnd: MadeMarket.close(end - 1))
    let (rows, targets) = try sample(market, horizon: horizon, end: end, isRelative: isRelative)
    let expected = try oracle(rows, targets, penalty: penalty)
    let equation = fitted.equations[0]
    let ours = [equation.intercept] + equation.coefficients
    for (value, reference) in zip(ours, expected) { #expect(abs(value - reference) <= 1e-8 * max(1, abs(reference))) }

    // The forecast is h · level · exp(a + bz) times the mean of exp(e), with perhaps 1 for the level.
    let level = try FeatureSet([.level]).matrix(of: market).values
    let errors = zip(rows, targets).map { row, target in
      target
        - zip(fitted.scaling.names.indices, expected.dropFirst()).reduce(expected[0]) {
          $0 + $1.1 * fitted.scaling.scaled(row[$1.0], column: $1.0)
        }
    }
    let variance = errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)
    #expect(abs(equation.residualVariance - variance) <= 1e-8 * variance)
    let correction = Double.log(errors.reduce(0) { $0 + .exp($1) } / Double(errors.count))
    #expect(abs(equation.correction - correction) <= 1e-8)
    let forecast = try #require(try fitted.forecasts(for: market).values(horizon: horizon))
    let row = 2600
    let scaled = try fitted.scaling.scaled(FeatureSet(Self.features).matrix(of: market)).row(row)
    let byHand =
      zip(scaled, expected.dropFirst()).reduce(expected[0]) { $0 + $1.0 * $1.1 } + correction
      + (isRelative ? level[row] : 0)
      + .log(Double(horizon))
    #expect(abs(forecast[row] - byHand) <= 1e-7)
  }

  @Test func nothingAfterABarChangesItsForecast() throws {
    let bars = try MadeMarket.bars(count: 2600, seed: 3)
    let other = try MadeMarket.history("other", count: 2600, seed: 4)
    let regression = try VarianceRegression(features: FeatureSet(Self.features), horizons: [6])
    let rows = Array(stride(from: 1500, through: 2200, by: 10))
    func walk(_ bars: BarSeries) throws -> [Double] {
      try regression.walk(
        through: 0, of: [MarketHistory(name: "made", bars: bars), other], at: rows, refitEvery: 5)
    }
    let whole = try walk(bars)
    #expect(whole.allSatisfy { $0.isFinite })
    for cut in [1507, 1800, 2195] {
      let replaced = try walk(MadeMarket.replaced(bars, from: cut))
      for (row, (before, after)) in zip(rows, zip(whole, replaced)) where row < cut { #expect(before == after) }
      #expect(zip(whole, replaced).contains { $0 != $1 })
    }
  }

  /// A single squared return is far from lognormal: its forecasts are right on average all the same.
  @Test(arguments: [1, 24])
  func forecastsAreRightOnAverage(horizon: Int) throws {
    let market = try MadeMarket.history(count: 4000)
    let regression = try VarianceRegression(features: FeatureSet(Self.features), horizons: [horizon])
    let fitted = try regression.fit(to: [market], trainingEnd: MadeMarket.close(2999))
    let forecasts = try #require(try fitted.forecasts(for: market).values(horizon: horizon))
    let target = try VarianceTarget(market, horizons: [horizon])
    let first = try FeatureSet(Self.features).matrix(of: market).firstRow
    var (ratio, count) = (0.0, 0.0)
    for row in first..<3000 - horizon {
      ratio += (target.variance(row: row, horizon: horizon) ?? .nan) / .exp(forecasts[row])
      count += 1
    }
    // Targets below their floor, nearly zero, are all that is between the two.
    #expect(abs(ratio / count - 1) < 1e-3)
  }

  /// With one fit the walk makes the forecasts of the fitted regression.
  @Test func aWalkWithoutRefitsIsTheFit() throws {
    let market = try MadeMarket.history(count: 2500)
    let regression = try VarianceRegression(features: FeatureSet(Self.features), horizons: [24])
    let rows = Array(2000..<2300)
    let walked = try regression.walk(through: 0, of: [market], at: rows, refitEvery: .max)
    let fitted = try regression.fit(to: [market], trainingEnd: MadeMarket.close(2000))
    let values = try #require(try fitted.forecasts(for: market).values(horizon: 24))
    for (row, forecast) in zip(rows, walked) { #expect(abs(forecast - values[row]) <= 1e-12 * abs(values[row])) }
  }

  /// Least squares on features that span the level do not depend on what the target is relative to, and the penalty does.
  @Test(arguments: [0, 0.1])
  func whatTheTargetIsRelativeToMattersToThePenalty(penalty: Double) throws {
    let market = try MadeMarket.history(count: 3000)
    let standard = StandardFeatures(for: [market])
    let rows = Array(2500..<2600)
    let walks = try [true, false].map { isRelative in
      try VarianceRegression(
        features: FeatureSet(standard.regression(horizons: [24], isRelative: isRelative)), horizons: [24],
        penalty: penalty, isRelative: isRelative
      ).walk(through: 0, of: [market], at: rows, refitEvery: .max)
    }
    for (relative, absolute) in zip(walks[0], walks[1]) {
      #expect((abs(relative - absolute) < 1e-6) == (penalty == 0), "\(relative) \(absolute)")
    }
  }

  @Test(arguments: [([], 0.1), ([0], 0.1), ([1, 1], 0.1), ([1], -0.1), ([1], .infinity)])
  func whatIsNoRegressionIsRefused(horizons: [Int], penalty: Double) throws {
    let features = try FeatureSet(Self.features)
    #expect(throws: ForecastingError.self) {
      try VarianceRegression(features: features, horizons: horizons, penalty: penalty)
    }
  }

  @Test func tooFewRowsAreAnError() throws {
    let market = try MadeMarket.history(count: 800)
    let regression = try VarianceRegression(features: FeatureSet(Self.features), horizons: [24])
    #expect(throws: ForecastingError.self) { try regression.fit(to: [market], trainingEnd: MadeMarket.start) }
  }
}
