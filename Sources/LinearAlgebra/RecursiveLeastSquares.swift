/// A least-squares problem that takes in one observation after the other.
///
/// It keeps the triangle R of [X y] = Q·R and rotates each new row into it (Givens), which is as stable as a
/// factorisation of all rows at once; an observation costs O(k²) however many there were before it.
/// Source: Golub & Van Loan (2013), "Matrix computations", 4th edition, section 6.5.3.
public struct RecursiveLeastSquares: Sendable, Equatable {
  /// The number k of coefficients.
  public let columnCount: Int
  /// The number of observations so far.
  public private(set) var observations = 0
  /// The (k + 1) × (k + 1) triangle of [X y], row after row.
  private var triangle: [Double]

  /// A problem without observations.
  ///
  /// - Parameters:
  ///   - columnCount: the number k of coefficients.
  ///   - penalties: λ, one for each column, none negative; empty for none.
  /// - Precondition: `columnCount` is positive, and there are no penalties or as many as columns.
  public init(columnCount: Int, penalties: [Double] = []) {
    precondition(columnCount > 0, "a regression has at least one column")
    precondition(
      penalties.isEmpty || penalties.count == columnCount, "a regression has a penalty for each column or none")
    precondition(penalties.allSatisfy { $0 >= 0 && $0.isFinite }, "a penalty is finite and not negative")
    self.columnCount = columnCount
    let order = columnCount + 1
    triangle = [Double](repeating: 0, count: order * order)
    for (column, penalty) in penalties.enumerated() { triangle[column * order + column] = penalty.squareRoot() }
  }

  /// Takes in an observation.
  ///
  /// - Parameters:
  ///   - row: its k regressors.
  ///   - target: its y.
  /// - Precondition: there are k regressors.
  public mutating func add(_ row: some Collection<Double>, target: Double) {
    precondition(row.count == columnCount, "an observation has a regressor for each column")
    observations += 1
    let order = columnCount + 1
    var rest = Array(row)
    rest.append(target)
    for i in 0..<order where rest[i] != 0 {
      let (a, b) = (triangle[i * order + i], rest[i])
      let largest = max(abs(a), abs(b))
      let length = largest * ((a / largest) * (a / largest) + (b / largest) * (b / largest)).squareRoot()
      let (cosine, sine) = (a / length, b / length)
      for j in i..<order {
        let (upper, lower) = (triangle[i * order + j], rest[j])
        triangle[i * order + j] = cosine * upper + sine * lower
        rest[j] = cosine * lower - sine * upper
      }
    }
  }

  /// The coefficients for the observations so far.
  ///
  /// - Throws: `LeastSquaresError.tooFewObservations`, `.dependentColumn`, as `LeastSquares` does; `.notFinite` with
  ///   the last row, where some observation had a number that is not finite.
  public var coefficients: [Double] {
    get throws(LeastSquaresError) {
      let order = columnCount + 1
      guard triangle.allSatisfy(\.isFinite) else { throw .notFinite(row: observations - 1) }
      for column in 0..<columnCount {
        let length = (0...column).reduce(0) { sum, row in
          let value = triangle[row * order + column]
          return sum + value * value
        }.squareRoot()
        let share = length > 0 ? abs(triangle[column * order + column]) / length : 0
        guard share > LeastSquares.smallestShare else {
          if observations < columnCount { throw .tooFewObservations(count: observations, needed: columnCount) }
          throw .dependentColumn(index: column, unexplainedShare: share)
        }
      }
      var solution = [Double](repeating: 0, count: columnCount)
      for i in (0..<columnCount).reversed() {
        var value = triangle[i * order + columnCount]
        for j in i..<columnCount where j > i { value -= triangle[i * order + j] * solution[j] }
        solution[i] = value / triangle[i * order + i]
      }
      return solution
    }
  }

  /// The smallest value of ‖y − X·β‖² + Σⱼ λⱼ βⱼ².
  public var minimum: Double {
    let corner = triangle[triangle.count - 1]
    return corner * corner
  }
}
