import LinearAlgebra
import Testing

@Suite struct LeastSquaresTests {
  /// Condition numbers up to 30 or so leave 14 digits of the coefficients and 13 of (XᵀX)⁻¹.
  @Test func agreesWithExtendedPrecision() throws {
    for reference in try LeastSquaresReference.cases {
      let solution = try LeastSquares(
        design: reference.matrix, target: reference.target, penalties: reference.penalties)
      #expect(relativeDistance(solution.coefficients, reference.coefficients) < 1e-13, "\(reference)")
      #expect(relativeDistance(solution.inverseGram.elements, reference.inverseGram) < 1e-12, "\(reference)")
      #expect(abs(solution.residualSumOfSquares / reference.residualSumOfSquares - 1) < 1e-11, "\(reference)")
      #expect(solution.residuals.count == reference.rows)
    }
  }

  @Test func noPenaltyAndPenaltiesOfZeroAreTheSame() throws {
    var random = RepeatableGenerator(seed: 3)
    let (x, y) = (random.matrix(30, 4), random.matrix(30, 1).elements)
    let plain = try LeastSquares(design: x, target: y)
    let ridge = try LeastSquares(design: x, target: y, penalties: [0, 0, 0, 0])
    #expect(relativeDistance(plain.coefficients, ridge.coefficients) < 1e-14)
  }

  @Test func oneObservationAfterTheOtherGivesTheSame() throws {
    for reference in try LeastSquaresReference.cases {
      var recursive = RecursiveLeastSquares(columnCount: reference.columns, penalties: reference.penalties)
      for row in 0..<reference.rows {
        let regressors = reference.design[row * reference.columns..<(row + 1) * reference.columns]
        recursive.add(regressors, target: reference.target[row])
      }
      #expect(recursive.observations == reference.rows)
      #expect(relativeDistance(try recursive.coefficients, reference.coefficients) < 1e-13, "\(reference)")
      let penalty = zip(reference.penalties, reference.coefficients).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
      #expect(abs(recursive.minimum / (reference.residualSumOfSquares + penalty) - 1) < 1e-11, "\(reference)")
    }
  }

  /// Columns a, b and a·2 − b·3 + ε·c: the third is dependent below the limit, and only there.
  @Test(arguments: [(0.0, false), (1e-13, false), (1e-9, true), (1.0, true)])
  func tellsTheDependentColumn(size: Double, isIndependent: Bool) throws {
    var random = RepeatableGenerator(seed: 5)
    var x = random.matrix(50, 4)
    for row in 0..<50 { x[row, 2] = 2 * x[row, 0] - 3 * x[row, 1] + size * x[row, 2] }
    let y = random.matrix(50, 1).elements
    guard !isIndependent else {
      #expect(throws: Never.self) { try LeastSquares(design: x, target: y) }
      return
    }
    let failure = #expect(throws: LeastSquaresError.self) { try LeastSquares(design: x, target: y) }
    guard case .dependentColumn(let index, let share) = failure else {
      Issue.record("\(String(describing: failure)) is not about a column")
      return
    }
    #expect(index == 2 && share <= LeastSquares.smallestShare)
  }

  @Test func aColumnOfZerosIsDependent() {
    let x = Matrix(rowCount: 3, columnCount: 2, elements: [1, 0, 1, 0, 1, 0])
    #expect(throws: LeastSquaresError.dependentColumn(index: 1, unexplainedShare: 0)) {
      try LeastSquares(design: x, target: [1, 2, 3])
    }
    var recursive = RecursiveLeastSquares(columnCount: 2)
    for _ in 0..<3 { recursive.add([1, 0], target: 1) }
    #expect(throws: LeastSquaresError.dependentColumn(index: 1, unexplainedShare: 0)) { try recursive.coefficients }
  }

  @Test func needsAsManyObservationsAsCoefficients() throws {
    let two = Matrix(rowCount: 2, columnCount: 2, elements: [1, 1, 1, 2])
    #expect(relativeDistance(try LeastSquares(design: two, target: [3, 5]).coefficients, [1, 2]) < 1e-14)
    let one = Matrix(rowCount: 1, columnCount: 2, elements: [1, 1])
    let error = LeastSquaresError.tooFewObservations(count: 1, needed: 2)
    #expect(throws: error) { try LeastSquares(design: one, target: [3]) }
    var recursive = RecursiveLeastSquares(columnCount: 2)
    recursive.add([1, 1], target: 3)
    #expect(throws: error) { try recursive.coefficients }
    recursive.add([1, 2], target: 5)
    #expect(relativeDistance(try recursive.coefficients, [1, 2]) < 1e-14)
    #expect(error.description == "2 coefficients need at least 2 observations, there are 1")
  }

  @Test(arguments: [Double.nan, .infinity])
  func tellsTheRowThatIsNotFinite(value: Double) {
    let x = Matrix(rowCount: 3, columnCount: 1, elements: [1, value, 1])
    #expect(throws: LeastSquaresError.notFinite(row: 1)) { try LeastSquares(design: x, target: [1, 2, 3]) }
    let ones = Matrix(rowCount: 3, columnCount: 1, repeating: 1)
    #expect(throws: LeastSquaresError.notFinite(row: 2)) { try LeastSquares(design: ones, target: [1, 2, value]) }
  }
}
