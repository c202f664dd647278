import RecurrentNetworks
import Testing

@Suite struct SequenceDataTests {
  private let names = ["return", "range"]

  private func data(
    inputs: [Float] = [1, 2, 3, 4, 5, 6], targets: [Float] = [7, 8, 9], weights: [Float]? = nil
  ) throws -> SequenceData {
    try SequenceData(
      series: [SequenceSeries(name: "BTC", inputs: inputs, targets: targets, weights: weights)], inputNames: names,
      targetNames: ["variance"])
  }

  @Test func itHasRowsAndColumns() throws {
    let data = try data()
    #expect(data.inputSize == 2)
    #expect(data.targetCount == 1)
    #expect(data.rowCount(0) == 3)
  }

  @Test func anInputThatIsNotFiniteIsNamed() {
    #expect {
      try data(inputs: [1, 2, 3, .nan, 5, 6])
    } throws: { error in
      "\(error)" == "NaN in feature \"range\" of series \"BTC\" at row 1, where a finite number was expected"
    }
    #expect {
      try data(inputs: [1, 2, 3, 4, -.infinity, 6])
    } throws: { error in
      "\(error)" == "-inf in feature \"return\" of series \"BTC\" at row 2, where a finite number was expected"
    }
  }

  @Test func aTargetThatIsNotFiniteIsNamedWhereItIsScored() throws {
    #expect(
      throws: RecurrentNetworkError.invalidValue(
        role: .target, column: "variance", series: "BTC", row: 2, value: .infinity, expected: "a finite number")
    ) { try data(targets: [7, 8, .infinity], weights: [0, 1, 1]) }
    let unscored = try data(targets: [.nan, 8, .infinity], weights: [0, 1, 0])
    #expect(unscored.series[0].targets == [0, 8, 0])
  }

  @Test(arguments: [-1, Float.infinity]) func aWeightIsFiniteAndNotNegative(weight: Float) {
    #expect(
      throws: RecurrentNetworkError.invalidValue(
        role: .weight, column: "variance", series: "BTC", row: 1, value: weight,
        expected: "a finite number that is not negative")
    ) { try data(weights: [0, weight, 1]) }
  }
}
