import GradientBoosting
import NumericalMethods
import Testing

@Suite struct LossPassTests {
  static let objectives: [BoostingObjective] = [
    .squaredError, .quantile(0.1), .binary, .multiclass(classCount: 2), .multiclass(classCount: 5),
  ]

  /// Rows at random margins, some of them far out, with weights.
  struct Rows {
    var targets: [Double]
    var weights: [Double]
    var initialMargins: [Double]
    /// (outputs, rows).
    var sums: [Double]

    init(_ objective: BoostingObjective, count: Int) {
      var random = SplitMix64(seed: 5)
      targets = (0..<count).map { _ in
        objective.classCount.map { (random.nextUniform() * Double($0)).rounded(.down) } ?? random.nextUniform()
      }
      weights = (0..<count).map { _ in random.nextUniform() }
      initialMargins = (0..<objective.outputCount).map { Double($0) * 0.3 - 0.2 }
      sums = (0..<count * objective.outputCount).map { place in
        (random.nextUniform() - 0.5) * (place % 7 == 0 ? 80 : 3)
      }
    }

    /// Row by row, (rows, outputs).
    func margins(divisor: Double) -> [Double] {
      targets.indices.flatMap { row in
        initialMargins.indices.map { initialMargins[$0] + sums[$0 * targets.count + row] / divisor }
      }
    }
  }

  @Test(arguments: objectives, [1, 7, 8, 9, 4095, 4096, 4097])
  func derivativesAndLossAreThoseOfTheObjective(objective: BoostingObjective, count: Int) {
    let rows = Rows(objective, count: count)
    for (weights, divisor) in [(nil, 1), (rows.weights, 3)] as [([Double]?, Double)] {
      var derivatives = DerivativeTable(rowCount: count, outputCount: objective.outputCount)
      let loss = LossPass(
        objective: objective, targets: rows.targets, weights: weights, initialMargins: rows.initialMargins, threads: 1
      ).run(sums: rows.sums, divisor: divisor, &derivatives)
      let margins = rows.margins(divisor: divisor)
      let expectedLoss = objective.loss(margins: margins, targets: rows.targets, weights: weights)
      #expect(abs(loss - expectedLoss) <= 1e-13 * max(1, expectedLoss))
      let expected = objective.derivatives(margins: margins, targets: rows.targets, weights: weights)
      // Both are rounded to single precision, from numbers that differ in their last bits: p and 1 − p by 2⁻⁵³ and more.
      for (place, first) in derivatives.first.enumerated() {
        let other = expected[place / count].first[place % count]
        #expect(abs(first - other) <= other.ulp * 2 + 4.5e-16)
      }
      for (place, second) in derivatives.second.enumerated() {
        let other = expected[place / count].second[place % count]
        #expect(abs(second - other) <= other.ulp * 2 + 4.5e-16)
      }
    }
  }

  @Test(arguments: objectives) func nothingDependsOnTheNumberOfThreads(objective: BoostingObjective) {
    let rows = Rows(objective, count: 20_000)
    func run(_ threads: Int) -> (Double, DerivativeTable) {
      var derivatives = DerivativeTable(rowCount: 20_000, outputCount: objective.outputCount)
      let loss = LossPass(
        objective: objective, targets: rows.targets, weights: nil, initialMargins: rows.initialMargins, threads: threads
      ).run(sums: rows.sums, divisor: 1, &derivatives)
      return (loss, derivatives)
    }
    let (loss, derivatives) = run(1)
    for threads in [2, 3] { #expect(run(threads) == (loss, derivatives)) }
  }
}
