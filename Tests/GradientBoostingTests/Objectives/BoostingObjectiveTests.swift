import GradientBoosting
import NumericalMethods
import Testing

@Suite struct BoostingObjectiveTests {
  private static let objectives: [BoostingObjective] = [
    .squaredError, .binary, .multiclass(classCount: 3), .quantile(0.3),
  ]
  private let margins = [0.3, -1.2, 2.5, 0.1, 0.7, -0.4]

  private func targets(_ objective: BoostingObjective) -> [Double] {
    objective.classCount == nil ? [1.5, -2, 0.25, 3, -1, 0] : objective.classCount == 2 ? [0, 1, 1, 0, 1, 0] : [2, 0]
  }

  /// Differences of a step of 10⁻⁵ are right to about 10⁻¹⁰; derivatives are `Float`s.
  @Test(arguments: objectives)
  func firstDerivativesAreThoseOfTheLoss(_ objective: BoostingObjective) {
    let targets = targets(objective)
    let outputs = objective.outputCount
    let weights = targets.indices.map { 0.5 + Double($0) }
    let derivatives = objective.derivatives(margins: margins, targets: targets, weights: weights)
    for place in margins.indices {
      func loss(_ step: Double) -> Double {
        var moved = margins
        moved[place] += step
        return objective.loss(margins: moved, targets: targets, weights: weights) * weights.reduce(0, +)
      }
      let difference = (loss(1e-5) - loss(-1e-5)) / 2e-5
      let first = Double(derivatives[place % outputs].first[place / outputs])
      #expect(abs(first - difference) < 1e-6 * max(1, abs(difference)))
    }
  }

  @Test(arguments: objectives.prefix(3))
  func secondDerivativesAreThoseOfTheLossTimesTheFactorOfSeveralClasses(_ objective: BoostingObjective) {
    let targets = targets(objective)
    let outputs = objective.outputCount
    let factor = outputs == 1 ? 1 : Double(outputs) / Double(outputs - 1)
    let second = objective.derivatives(margins: margins, targets: targets, weights: nil)
    for place in margins.indices {
      func first(_ step: Double) -> Double {
        var moved = margins
        moved[place] += step
        let derivatives = objective.derivatives(margins: moved, targets: targets, weights: nil)
        return Double(derivatives[place % outputs].first[place / outputs])
      }
      // The first derivatives are `Float`s: 6 · 10⁻⁸ over 2 · 10⁻³.
      let difference = factor * (first(1e-3) - first(-1e-3)) / 2e-3
      #expect(abs(Double(second[place % outputs].second[place / outputs]) - difference) < 1e-4)
    }
  }

  @Test func predictionsAreProbabilitiesOrTheMargin() {
    #expect(BoostingObjective.squaredError.predictions(ofMargins: [1, -2]) == [1, -2])
    #expect(BoostingObjective.quantile(0.5).predictions(ofMargins: [3]) == [3])
    // ln 3 is the log-odds of ¾; ln 1, ln 2, ln 5 are those of eighths.
    let binary = BoostingObjective.binary.predictions(ofMargins: [.log(3), 0])
    #expect(zip(binary, [0.25, 0.75, 0.5, 0.5]).allSatisfy { abs($0 - $1) < 1e-15 })
    let several = BoostingObjective.multiclass(classCount: 3).predictions(ofMargins: [
      0, .log(2), .log(5), 800, 800, -800,
    ])
    #expect(zip(several, [0.125, 0.25, 0.625, 0.5, 0.5, 0]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func lossesAreFiniteAtExtremeMargins() {
    #expect(BoostingObjective.binary.loss(margins: [800, -800], targets: [0, 0], weights: nil) == 400)
    let several = BoostingObjective.multiclass(classCount: 2)
    #expect(several.loss(margins: [900, -900], targets: [1], weights: nil) == 1800)
    #expect(
      BoostingObjective.quantile(0.25).loss(margins: [1, 1], targets: [3, 0], weights: [3, 1]) == (1.5 + 0.75) / 4)
    #expect(BoostingObjective.squaredError.loss(margins: [1, 1], targets: [3, 1], weights: [1, 0]) == 2)
  }

  @Test func firstMarginsAreMeansQuantilesAndLogarithmsOfShares() {
    #expect(BoostingObjective.squaredError.initialMargins(targets: [1, 4], weights: [1, 2]) == [3])
    // numpy.quantile([1, 2, 4, 8, 16], 0.3) is 2.4.
    let quantile = BoostingObjective.quantile(0.3).initialMargins(targets: [8, 1, 4, 16, 2], weights: nil)
    #expect(abs(quantile[0] - 2.4) < 1e-12)
    // More than 0.3 of the weight of 10 are reached at 4; at 2 just as much.
    #expect(BoostingObjective.quantile(0.3).initialMargins(targets: [4, 1, 2], weights: [7, 2, 1]) == [4])
    #expect(BoostingObjective.quantile(0.29).initialMargins(targets: [4, 1, 2], weights: [7, 2, 1]) == [2])
    let binary = BoostingObjective.binary.initialMargins(targets: [1, 1, 0, 1], weights: nil)
    #expect(abs(binary[0] - .log(3)) < 1e-15)
    let several = BoostingObjective.multiclass(classCount: 3).initialMargins(targets: [0, 0, 2, 2], weights: nil)
    #expect(several == [.log(0.5), .log(1e-15), .log(0.5)])
  }

  @Test(arguments: [
    (BoostingObjective.binary, 1.0, true), (.binary, 2, false), (.binary, -1, false), (.binary, 0.5, false),
    (.multiclass(classCount: 3), 2, true), (.multiclass(classCount: 3), 3, false), (.squaredError, 1e15, true),
    (.squaredError, 1.001e15, false), (.quantile(0.5), -.infinity, false), (.squaredError, .nan, false),
  ])
  func targetsAreWhatTheObjectiveIsDefinedFor(objective: BoostingObjective, target: Double, isValid: Bool) {
    let isAllowed = (try? objective.check(targets: [0, target])) != nil
    #expect(isAllowed == isValid)
  }
}
