import MarketData
import NumericalMethods
import Testing
import VolatilityModels

@Suite struct HARRidgeTests {
  @Test func noPenaltyIsLeastSquares() throws {
    let series = try HARReference.simulatedSeries
    let plain = try HAR(horizon: 3).fit(to: series)
    let ridge = try HAR(horizon: 3, estimation: .ridge(penalties: [0])).fit(to: series)
    #expect(plain.coefficients == ridge.coefficients && ridge.penalty == 0)
    #expect(plain.standardErrors(.classical) == ridge.standardErrors(.classical))
  }

  /// The constant is free: an endless penalty leaves the mean.
  @Test func anEndlessPenaltyLeavesTheMean() throws {
    let series = try HARReference.simulatedSeries
    let fitted = try HAR(estimation: .ridge(penalties: [1e12])).fit(to: series)
    let targets = series.values.dropFirst(22)
    #expect(abs(fitted.coefficients[0] / (targets.reduce(0, +) / Double(targets.count)) - 1) < 1e-9)
    #expect(fitted.coefficients.dropFirst().allSatisfy { abs($0) < 1e-9 })
  }

  @Test func choosesThePenaltyThatForecastsBest() throws {
    let series = try HARReference.simulatedSeries
    let grid = [0, 0.01, 1, 1000]
    let signal = try HAR(estimation: .ridge(penalties: grid)).fit(to: series)
    #expect(signal.penalty < 1)
    // Of pure noise nothing can be forecast but the mean: half of what is estimated or more is chance.
    var random = SplitMix64(seed: 2)
    let noise = try VarianceSeries(values: (0..<400).map { _ in Double.exp(random.nextNormal()) })
    let none = try HAR(windows: [1, 2, 3, 4, 5, 6, 7, 8], estimation: .ridge(penalties: grid)).fit(to: noise)
    #expect(none.penalty >= 1)
  }

  /// A choice by the folds as they are documented, written anew, chooses the same; folds that leak choose a penalty that
  /// is too small, because overlapping targets let the past of a fold tell what is in it.
  @Test func theChoiceIsThatOfPurgedFolds() throws {
    let series = try HARReference.simulatedSeries
    let grid = [0.001, 0.01, 0.03, 0.1, 0.3, 1, 3]
    let model = try HAR(horizon: Self.horizon, estimation: .ridge(penalties: grid, folds: 10))
    let count = 800 - Self.horizon - 21
    func choice(before: Int, after: Int) throws -> Double {
      let losses = grid.map { penalty in
        (0..<10).reduce(0) { sum, fold in
          let validation = fold * count / 10..<(fold + 1) * count / 10
          let training = (0..<count).filter {
            $0 + before < validation.lowerBound || $0 >= validation.upperBound + after
          }
          return sum + squaredErrors(training, validation, penalty, series)
        }
      }
      let best = try #require(losses.indices.min { losses[$0] < losses[$1] })
      return grid[best]
    }
    let purged = try choice(before: Self.horizon - 1, after: Self.horizon - 1 + 22)
    #expect(try model.fit(to: series).penalty == purged)
    #expect(try choice(before: 0, after: 0) < purged)
  }

  private static let horizon = 12

  /// Ridge by Gauss elimination of the normal equations, on observations that may have gaps between them.
  private func squaredErrors(
    _ training: [Int], _ validation: Range<Int>, _ penalty: Double, _ series: VarianceSeries
  ) -> Double {
    func mean(_ range: Range<Int>) -> Double { series.values[range].reduce(0, +) / Double(range.count) }
    func row(_ index: Int) -> [Double] { [1, 5, 22].map { mean(index + 22 - $0..<index + 22) } }
    func target(_ index: Int) -> Double { mean(index + 22..<index + 22 + Self.horizon) }
    let rows = training.map(row)
    let targets = training.map(target)
    let n = Double(rows.count)
    let centre = (0..<3).map { j in rows.reduce(0) { $0 + $1[j] } / n }
    let level = targets.reduce(0, +) / n
    var system = (0..<3).map { i in
      (0..<3).map { j in rows.reduce(0) { $0 + ($1[i] - centre[i]) * ($1[j] - centre[j]) } * (i == j ? 1 + penalty : 1)
      }
        + [zip(rows, targets).reduce(0) { $0 + ($1.0[i] - centre[i]) * ($1.1 - level) }]
    }
    for pivot in 0..<3 {
      for other in 0..<3 where other != pivot {
        let factor = system[other][pivot] / system[pivot][pivot]
        for j in 0..<4 { system[other][j] -= factor * system[pivot][j] }
      }
    }
    let slopes = (0..<3).map { system[$0][3] / system[$0][$0] }
    return validation.reduce(0) { sum, index in
      let x = row(index)
      let forecast = level + (0..<3).reduce(0) { $0 + slopes[$1] * (x[$1] - centre[$1]) }
      return sum + (target(index) - forecast) * (target(index) - forecast)
    }
  }

  /// With λ = 0 one of two columns in proportion is a combination of the other; with λ > 0 they share the effect, each as
  /// its unit says.
  @Test func aPenaltyWithoutASolutionIsNotChosen() throws {
    let series = try HARReference.simulatedSeries
    let volume = try #require(series.covariates[.volume])
    let twice = try VarianceSeries(
      values: series.values, scale: .percent, covariates: [.volume: volume, "turnover": volume.map { 2 * $0 }])
    func model(_ penalties: [Double]) throws -> HAR {
      try HAR(
        regressors: [HAR.Regressor(.volume), HAR.Regressor("turnover")], estimation: .ridge(penalties: penalties))
    }
    let fitted = try model([0, 0.01]).fit(to: twice)
    #expect(fitted.penalty == 0.01)
    #expect(abs(fitted.coefficients[4] / (2 * fitted.coefficients[5]) - 1) < 1e-8)
    for penalties in [[0.0], [0, 0]] {
      let error = #expect(throws: HARError.self) { try model(penalties).fit(to: twice) }
      guard case .dependentTerm(.covariate("turnover", .level, window: 1), _) = error else {
        Issue.record("\(String(describing: error)) is not about the turnover")
        continue
      }
    }
  }

  /// The square of 10²⁰⁰ is no number: the period is named.
  @Test func penaltiesOutsideDoublePrecisionAreAnError() throws {
    let series = try HARReference.simulatedSeries
    var volume = try #require(series.covariates[.volume])
    volume[300] = 1e200
    let huge = try VarianceSeries(values: series.values, covariates: [.volume: volume])
    let model = try HAR(regressors: [HAR.Regressor(.volume)], estimation: .ridge(penalties: [1]))
    #expect(throws: HARError.unusableScale(index: 300)) { try model.fit(to: huge) }
    let walk = try model.walk(on: huge, trainCount: 200, window: .rolling)
    // Each fit has 199 − 21 observations, of which period 300 is one.
    #expect(walk.failedRefits.count == 178)
    #expect(walk.failedRefits.allSatisfy { $0.reason == .unusableScale(index: 300) })
  }

  @Test func needsRowsBesideEachFold() throws {
    let series = try HARReference.simulatedSeries
    let model = try HAR(windows: [1, 2], estimation: .ridge(penalties: [0, 1], folds: 3, embargo: 0))
    guard
      case .tooFewPeriods(let count, let needed) = #expect(
        throws: HARError.self,
        performing: {
          try model.fit(to: series[0..<5])
        })
    else {
      Issue.record("another error than too few periods")
      return
    }
    #expect(count == 5)
    #expect(throws: HARError.self) { try model.fit(to: series[0..<needed - 1]) }
    #expect(throws: Never.self) { try model.fit(to: series[0..<needed]) }
  }
}
