import ForecastEvaluation
import Foundation
import Testing

@Suite struct ForecastCombinationTests {
  /// Forecasts of four models with the weights that `Fixtures/combination_reference.py` gives them.
  struct Reference: Decodable {
    var window: Int
    var smallestHistory: Int
    var horizon: Int
    var forecasts: [[Double]]
    var targets: [Double]
    var weights: [String: [[Double]]]

    static var file: Reference {
      get throws {
        let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/combination_reference.json").standardized
        return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
      }
    }

    func combination(_ rule: CombinationRule) -> ForecastCombination {
      ForecastCombination(rule, window: window, smallestHistory: smallestHistory, horizon: horizon)
    }
  }

  @Test(arguments: CombinationRule.allCases)
  func agreesWithScipy(rule: CombinationRule) throws {
    let reference = try Reference.file
    let combined = try reference.combination(rule).combine(reference.forecasts, targets: reference.targets)
    let expected = try #require(reference.weights[rule.rawValue])
    #expect(combined.count == expected.count)
    for (origin, (forecast, weights)) in zip(combined, expected).enumerated() {
      #expect(zip(forecast.weights, weights).allSatisfy { abs($0 - $1) < 1e-10 }, "origin \(origin)")
      let sum = weights.indices.reduce(0) { $0 + weights[$1] * reference.forecasts[$1][origin] }
      #expect(abs(forecast.variance / sum - 1) < 1e-10, "origin \(origin)")
      // Origin 22 is the first that knows 20 outcomes, of the forecasts made at 0 … 19.
      #expect(forecast.isFallback == (rule != .mean && origin < 22))
      let history = rule == .mean || origin < 22 ? 0 : min(60, origin - 2)
      #expect(forecast.historyCount == history)
    }
  }

  /// A combination knows the targets that are over: those after change no bit of it.
  @Test(arguments: CombinationRule.allCases)
  func doesNotKnowTheFuture(rule: CombinationRule) throws {
    let reference = try Reference.file
    let combination = reference.combination(rule)
    let whole = try combination.combine(reference.forecasts, targets: reference.targets)
    for cut in [50, 51, 99] {
      var targets = reference.targets
      for index in cut..<targets.count { targets[index] = 100 / targets[index] }
      let changed = try combination.combine(reference.forecasts, targets: targets)
      // The target of the forecast made at `cut` is known at `cut` + horizon.
      #expect(changed[..<(cut + 3)] == whole[..<(cut + 3)])
      #expect(rule == .mean || changed[cut + 3] != whole[cut + 3])
    }
    let open = try combination.combine(reference.forecasts, targets: reference.targets.dropLast(3))
    #expect(open == whole)
  }

  @Test func aPerfectModelHasAllTheWeight() throws {
    let targets = [1.0, 2, 3, 4, 5]
    for rule in CombinationRule.allCases where rule != .mean {
      let combination = ForecastCombination(rule, window: 3)
      let combined = try combination.combine([targets, [2, 2, 2, 2, 2]], targets: targets)
      #expect(abs(combined[4].variance - 5) < 1e-12, "\(rule)")
      #expect(combined[2].isFallback && !combined[3].isFallback)
    }
  }

  @Test func modelsThatAreTheSameShareTheWeight() throws {
    let (forecasts, targets) = ([1.5, 2, 2.5, 4], [1.0, 2, 3, 4])
    for rule in CombinationRule.allCases {
      let combined = try ForecastCombination(rule, window: 3).combine([forecasts, forecasts], targets: targets)
      let weight = combined[3].weights.reduce(0, +)
      #expect(rule == .leastSquares || abs(weight - 1) < 1e-14)
    }
  }

  @Test func targetsOfZeroLeaveNothingToScale() throws {
    let combination = ForecastCombination(.leastSquares, window: 2)
    let combined = try combination.combine([[1, 1, 1, 1], [2, 2, 2, 2]], targets: [0, 0, 0, 0])
    #expect(combined.allSatisfy { $0.isFallback && $0.variance == 1.5 })
  }

  /// With zeros among the targets the weights are those of the other forecasts alone.
  @Test func targetsOfZeroSayNothingOfRatios() throws {
    let forecasts = [[1.0, 2, 3, 4, 5], [2, 3, 1, 2, 4]]
    let combination = ForecastCombination(.inverseQLIKE, window: 3)
    let combined = try combination.combine(forecasts, targets: [1.5, 0, 2, 0, 0])
    let rest = try ForecastCombination(.inverseQLIKE, window: 2).combine(
      [[1, 3, 4], [2, 1, 2]], targets: [1.5, 2, 1])
    #expect(combined[3].weights == rest[2].weights && combined[3].historyCount == 2 && !combined[3].isFallback)
    #expect(combined[4].historyCount == 1 && !combined[4].isFallback)
    #expect(combined[2].isFallback)
    let zeros = try combination.combine(forecasts, targets: [0, 0, 0, 0, 0])
    #expect(zeros.allSatisfy { $0.isFallback && $0.weights == [0.5, 0.5] && $0.historyCount == 0 })
  }

  @Test func refusesWhatIsNoForecast() {
    let combination = ForecastCombination(.mean, window: 1)
    #expect(throws: EvaluationError.invalidForecast(index: 1, value: 0)) {
      try combination.combine([[1, 0]], targets: [1, 1])
    }
    #expect(throws: EvaluationError.invalidProxy(index: 1, value: -1)) {
      try combination.combine([[1, 1]], targets: [1, -1])
    }
  }
}
