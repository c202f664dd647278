import LinearAlgebra
import NumericalMethods
import RegimeClassification
import Testing

@Suite struct MultinomialLogisticTests {
  @Test(arguments: LogisticReference.shared.cases)
  func coefficientsAreThoseOfOtherPackages(_ reference: LogisticReference.Case) throws {
    let fitted = try reference.model.fit(to: reference.sample)
    let found = fitted.intercepts + fitted.coefficients.flatMap { $0 }
    for (own, other) in zip(found, reference.solution) { #expect(abs(own - other) < 1e-8) }
    #expect(found.count == reference.solution.count)
  }

  @Test func derivativesAreThoseOfCentralDifferences() {
    let reference = LogisticReference.shared.cases[2]
    let objective = LogisticObjective(reference.model, reference.sample)
    var random = SplitMix64(seed: 4)
    let point = (0..<objective.parameterCount).map { _ in 0.3 * random.nextNormal() }
    let model = objective.evaluate(at: point, curvature: .observed)
    let step = 1e-5
    for index in point.indices {
      var (above, below) = (point, point)
      above[index] += step
      below[index] -= step
      let (up, down) = (
        objective.evaluate(at: above, curvature: .observed), objective.evaluate(at: below, curvature: .observed)
      )
      // The rounding of a sum of 200 losses over the step, and the third derivative times the step squared.
      #expect(abs((up.value - down.value) / (2 * step) - model.gradient[index]) < 1e-6)
      for other in point.indices {
        let slope = (up.gradient[other] - down.gradient[other]) / (2 * step)
        #expect(abs(-slope - model.curvature[other, index]) < 1e-6)
      }
    }
  }

  @Test func coefficientsAddUpToZeroOverTheClasses() throws {
    for reference in LogisticReference.shared.cases {
      let fitted = try reference.model.fit(to: reference.sample)
      for row in [fitted.intercepts] + fitted.coefficients { #expect(abs(row.reduce(0, +)) < 1e-9) }
    }
  }

  @Test func aModelWithoutColumnsHasTheFrequenciesOfTheClasses() throws {
    let sample = LogisticSample(columnCount: 0, classCount: 3, values: [], classes: [0, 1, 1, 2, 2, 2])
    let fitted = try MultinomialLogistic(interceptPenalty: 0).fit(to: sample)
    let probabilities = TemperatureScaling.identity.probabilities(ofMargins: fitted.margins(of: []), classCount: 3)
    for (own, share) in zip(probabilities, [1.0 / 6, 2.0 / 6, 3.0 / 6]) { #expect(abs(own - share) < 1e-12) }
  }

  @Test func whatHasNoFiniteMinimumIsRefused() {
    let free = MultinomialLogistic(penalty: 0, interceptPenalty: 0)
    let absent = LogisticSample(columnCount: 0, classCount: 3, values: [], classes: [0, 1, 1])
    #expect(throws: RegimeError.self) { try free.fit(to: absent) }
    let separable = LogisticSample(columnCount: 1, classCount: 2, values: [-2, -1, 1, 2], classes: [0, 0, 1, 1])
    #expect(throws: RegimeError.self) { try free.fit(to: separable) }
    #expect(throws: Never.self) { try MultinomialLogistic(penalty: 1e-3).fit(to: separable) }
    let constant = LogisticSample(columnCount: 1, classCount: 2, values: [0, 0, 0], classes: [0, 1, 1])
    #expect(throws: RegimeError.self) { try free.fit(to: constant) }
    #expect(throws: Never.self) { try MultinomialLogistic(penalty: 1e-3).fit(to: constant) }
  }

  @Test func rowsOfNoWeightAreNoRows() throws {
    let reference = LogisticReference.shared.cases[2]
    let sample = reference.sample
    let longer = LogisticSample(
      columnCount: sample.columnCount, classCount: sample.classCount,
      values: sample.values + [Double](repeating: 3, count: sample.columnCount), classes: sample.classes + [0],
      weights: sample.weights + [0], offsets: sample.offsets.map { $0 + [Double](repeating: 0, count: 4) })
    let (own, other) = (try reference.model.fit(to: sample), try reference.model.fit(to: longer))
    for (a, b) in zip(own.coefficients.joined(), other.coefficients.joined()) { #expect(abs(a - b) < 1e-12) }
    let none = LogisticSample(columnCount: 0, classCount: 2, values: [], classes: [0, 1], weights: [0, 0])
    #expect(throws: RegimeError.noTrainingRows) { try MultinomialLogistic().fit(to: none) }
  }

  @Test(arguments: [(-0.1, 0.0), (0.1, -1.0), (.infinity, 0.0), (.nan, 0.0)])
  func penaltiesOutOfRangeAreRefused(penalty: Double, interceptPenalty: Double) {
    let model = MultinomialLogistic(penalty: penalty, interceptPenalty: interceptPenalty)
    #expect(throws: RegimeError.self) { try model.check() }
  }
}
