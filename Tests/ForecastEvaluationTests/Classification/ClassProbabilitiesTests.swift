import ForecastEvaluation
import Testing

@Suite struct ClassProbabilitiesTests {
  static let names = ["a", "b", "c"]

  @Test(arguments: [-1e-9, 1.000001, .nan, .infinity])
  func valuesAreFromZeroToOne(value: Double) throws {
    let error = #expect(throws: EvaluationError.self) {
      try ClassProbabilities([1, 0, 0, 0.5, value, 0.5], classNames: Self.names)
    }
    guard case .invalidProbability(let row, let className, let told) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(row == 1 && className == "b" && (told == value || value.isNaN && told.isNaN))
  }

  @Test(arguments: [(0.5 - 2e-5, false), (0.5 - 0.9e-5, true), (0.5, true), (0.5 + 0.9e-5, true), (0.5 + 2e-5, false)])
  func rowsSumToOne(last: Double, isValid: Bool) throws {
    let values = [0, 1, 0, 0.25, 0.25, last]
    if isValid {
      #expect(try ClassProbabilities(values, classNames: Self.names).rowCount == 2)
    } else {
      #expect(throws: EvaluationError.invalidProbabilitySum(row: 1, sum: 0.5 + last)) {
        try ClassProbabilities(values, classNames: Self.names)
      }
    }
  }

  @Test func rowsAreSelectedAndTiesGoToTheFirst() throws {
    let all = try ClassProbabilities([0.2, 0.4, 0.4, 0.5, 0.5, 0, 0, 0, 1], classNames: Self.names)
    #expect((0..<3).map(all.topClass(ofRow:)) == [1, 0, 2])
    #expect(all.rows([2, 0]).values == [0, 0, 1, 0.2, 0.4, 0.4])
    #expect(all[1, 1] == 0.5 && all.classCount == 3)
    #expect(try ClassProbabilities([], classNames: Self.names).rowCount == 0)
  }
}
