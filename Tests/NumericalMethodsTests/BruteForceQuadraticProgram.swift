import LinearAlgebra
import NumericalMethods

/// The maximiser of g·p − ½ p·B·p under aᵢ·p ≤ sᵢ, by trying every set of constraints as equalities.
///
/// The equations are solved by elimination with pivoting, so that nothing is shared with the method under test.
struct BruteForceQuadraticProgram {
  var gradient: [Double]
  var curvature: Matrix
  var normals: [[Double]]
  var slacks: [Double]

  /// The only point that obeys the Karush–Kuhn–Tucker conditions; `nil` if rounding hides it.
  var solution: [Double]? {
    let n = gradient.count
    for choice in 0..<(1 << normals.count) {
      let working = normals.indices.filter { choice >> $0 & 1 == 1 }
      guard working.count <= n else { continue }
      // B p + Σ λᵢ aᵢ = g, aᵢ·p = sᵢ.
      let size = n + working.count
      var rows = (0..<size).map { _ in [Double](repeating: 0, count: size + 1) }
      for i in 0..<n {
        for j in 0..<n { rows[i][j] = curvature[i, j] }
        for (k, index) in working.enumerated() { rows[i][n + k] = normals[index][i] }
        rows[i][size] = gradient[i]
      }
      for (k, index) in working.enumerated() {
        for j in 0..<n { rows[n + k][j] = normals[index][j] }
        rows[n + k][size] = slacks[index]
      }
      guard let unknowns = Self.eliminate(rows) else { continue }
      let point = Array(unknowns.prefix(n))
      let isFeasible = zip(normals, slacks).allSatisfy { dot($0, point) <= $1 + 1e-9 }
      if isFeasible, unknowns.dropFirst(n).allSatisfy({ $0 >= -1e-9 }) { return point }
    }
    return nil
  }

  /// Gauss–Jordan elimination with partial pivoting on [A | b]; `nil` for a singular A.
  static func eliminate(_ system: [[Double]]) -> [Double]? {
    var rows = system
    for column in rows.indices {
      guard let pivot = (column..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-10
      else { return nil }
      rows.swapAt(column, pivot)
      for other in rows.indices where other != column {
        let factor = rows[other][column] / rows[column][column]
        for k in column...rows.count { rows[other][k] -= factor * rows[column][k] }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }
}
