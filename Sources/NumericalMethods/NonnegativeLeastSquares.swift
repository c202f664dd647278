import LinearAlgebra

/// The weights w ≥ 0 that make ‖y − X·w‖² smallest.
///
/// Columns enter one by one, the one that promises most first, and leave where their weight would be negative; each
/// trial is a least-squares problem solved by reflections. A column that depends on those already in stays out.
/// Source: Lawson & Hanson (1974), "Solving least squares problems", chapter 23.
package struct NonnegativeLeastSquares: Sendable, Equatable {
  /// The weights, one for each column of X.
  package let weights: [Double]

  /// Solves the problem.
  ///
  /// - Parameters:
  ///   - columns: the k columns of X, n finite numbers each.
  ///   - target: y, n finite numbers.
  ///
  /// The result is `nil` if the set of positive weights does not settle, or a number is not finite.
  /// - Precondition: X has a column, and each has as many elements as y.
  package init?(columns: [[Double]], target: [Double]) {
    precondition(!columns.isEmpty, "a regression has at least one column")
    precondition(columns.allSatisfy { $0.count == target.count }, "a column has a number for each observation")
    guard columns.allSatisfy({ $0.allSatisfy(\.isFinite) }), target.allSatisfy(\.isFinite) else { return nil }
    let lengths = columns.map { dot($0, $0).squareRoot() }
    let smallest = Self.smallestPromise * dot(target, target).squareRoot()
    var weights = [Double](repeating: 0, count: columns.count)
    var positive: [Int] = []
    var refused: Set<Int> = []
    // Each pass adds a column; without cycling, far fewer than this are needed.
    for _ in 0..<(10 * (columns.count + 1)) {
      let residuals = Self.residuals(columns, target, weights)
      let promises = columns.indices.map { j in
        lengths[j] > 0 && !positive.contains(j) && !refused.contains(j) ? dot(columns[j], residuals) / lengths[j] : 0
      }
      guard let next = promises.indices.max(by: { promises[$0] < promises[$1] }), promises[next] > smallest else {
        self.weights = weights
        return
      }
      let trial = (positive + [next]).sorted()
      guard let solution = Self.solve(columns, target, trial), solution[next] > 0 else {
        refused.insert(next)
        continue
      }
      positive = trial
      refused = []
      guard Self.settle(&weights, &positive, solution, columns, target) else { return nil }
    }
    return nil
  }

  /// The inner product of a column's direction and the residuals, as a share of the target's length, that is rounding.
  private static let smallestPromise = 1e-14

  private static func residuals(_ columns: [[Double]], _ target: [Double], _ weights: [Double]) -> [Double] {
    target.indices.map { row in columns.indices.reduce(target[row]) { $0 - columns[$1][row] * weights[$1] } }
  }

  /// Moves the weights to the solution for the positive ones, dropping those that reach zero on the way.
  private static func settle(
    _ weights: inout [Double], _ positive: inout [Int], _ first: [Double], _ columns: [[Double]], _ target: [Double]
  ) -> Bool {
    var solution = first
    while true {
      // How far each weight that would be negative can go.
      let shares = positive.filter { solution[$0] <= 0 }.map {
        (index: $0, share: weights[$0] / (weights[$0] - solution[$0]))
      }
      guard let nearest = shares.min(by: { $0.share < $1.share }) else { break }
      for j in positive { weights[j] += nearest.share * (solution[j] - weights[j]) }
      for (index, share) in shares where share == nearest.share {
        weights[index] = 0
        positive.removeAll { $0 == index }
      }
      guard !positive.isEmpty else { return true }
      guard let next = solve(columns, target, positive) else { return false }
      solution = next
    }
    weights = solution
    return true
  }

  /// The least-squares weights of some columns, zero elsewhere; `nil` where they are dependent.
  private static func solve(_ columns: [[Double]], _ target: [Double], _ chosen: [Int]) -> [Double]? {
    let design = Matrix(
      rowCount: target.count, columnCount: chosen.count,
      elements: target.indices.flatMap { row in chosen.map { columns[$0][row] } })
    guard let solution = try? LeastSquares(design: design, target: target).coefficients else { return nil }
    var weights = [Double](repeating: 0, count: columns.count)
    for (j, value) in zip(chosen, solution) { weights[j] = value }
    return weights
  }
}

extension NonnegativeLeastSquares {
  /// The weights w ≥ 0 with sum one that make ‖E·w‖² smallest.
  ///
  /// With the errors E of several forecasts of one target these are the weights of their best combination. One more row
  /// of ones with the target 1, where all others have 0, gives a multiple of w: for a sum s the smallest ‖E·w‖² is s²
  /// times that for 1, whatever s is.
  ///
  /// - Parameter errors: the columns of E, all of one length.
  /// - Returns: the weights; `nil` as for `init(columns:target:)`.
  /// - Precondition: E has a column.
  package static func weightsOfSumOne(errors: [[Double]]) -> [Double]? {
    let largest = errors.joined().reduce(0) { max($0, abs($1)) }
    let count = errors[0].count
    // In units in which no column is longer than one, so that the row of ones is neither lost nor all that counts.
    let length = largest > 0 ? largest * Double(max(1, count)).squareRoot() : 1
    let columns = errors.map { $0.map { $0 / length } + [1] }
    let target = [Double](repeating: 0, count: count) + [1]
    guard let solution = NonnegativeLeastSquares(columns: columns, target: target) else { return nil }
    let sum = solution.weights.reduce(0, +)
    return sum > 0 ? solution.weights.map { $0 / sum } : nil
  }
}
