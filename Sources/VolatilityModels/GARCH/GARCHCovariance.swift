import LinearAlgebra

/// The covariance matrices of GARCH estimates from the likelihood's derivatives at the maximum.
enum GARCHCovariance {
  /// The matrices that exist, in the order of the parameters.
  ///
  /// With limits active, the parameters vary only along Z, whose columns span what the limits leave free:
  /// the inverse is Z (Zᵀ H Z)⁻¹ Zᵀ.
  ///
  /// `hessian` is minus the Hessian H and `outerProduct` is Σ sₜsₜᵀ, both (k × k); `fixed` holds the normals a of the
  /// limits a·θ = b that the estimates lie on; `units` is what each parameter in the sample's units is multiplied by to
  /// be in the returns' unit.
  static func matrices(
    hessian: Matrix, outerProduct: Matrix, fixed: [[Double]], units: [Double]
  ) -> [CovarianceKind: Matrix] {
    let free = fixed.isEmpty ? nil : freeDirections(units.count, fixed)
    if let free, free.columnCount == 0 { return [:] }
    let across = free?.transposed
    func along(_ matrix: Matrix) -> Matrix {
      guard let free, let across else { return matrix }
      return across * matrix * free
    }
    func result(_ matrix: Matrix) -> Matrix? {
      // A variance that rounding has turned negative leaves no matrix to believe.
      for i in 0..<matrix.rowCount where !(matrix[i, i] > 0 && matrix[i, i].isFinite) { return nil }
      guard let free, let across else { return scaled(matrix, by: units) }
      return scaled(free * matrix * across, by: units)
    }
    let score = along(outerProduct)
    let hessianInverse = CholeskyFactorization(along(hessian))?.inverse
    var matrices: [CovarianceKind: Matrix] = [:]
    matrices[.hessian] = hessianInverse.flatMap(result)
    matrices[.opg] = (CholeskyFactorization(score)?.inverse).flatMap(result)
    matrices[.robust] = hessianInverse.flatMap { result($0 * score * $0) }
    return matrices
  }

  /// The columns of Z, a basis of all directions across the normals: a unit vector for each parameter that stays free
  /// when each normal in turn, freed of those before it, has decided its last parameter.
  private static func freeDirections(_ count: Int, _ fixed: [[Double]]) -> Matrix {
    var rows: [(pivot: Int, normal: [Double])] = []
    for normal in fixed {
      var rest = normal
      for (pivot, known) in rows { subtract(rest[pivot], of: known, from: &rest) }
      let size = normal.reduce(0) { max($0, abs($1)) }
      guard let pivot = rest.lastIndex(where: { abs($0) > 1e-12 * size }) else { continue }
      rest = rest.map { $0 / rest[pivot] }
      for index in rows.indices { subtract(rows[index].normal[pivot], of: rest, from: &rows[index].normal) }
      rows.append((pivot, rest))
    }
    let free = (0..<count).filter { column in !rows.contains { $0.pivot == column } }
    var directions = Matrix(rowCount: count, columnCount: free.count)
    for (j, column) in free.enumerated() {
      directions[column, j] = 1
      for (pivot, normal) in rows where normal[column] != 0 { directions[pivot, j] = -normal[column] }
    }
    return directions
  }

  private static func subtract(_ share: Double, of known: [Double], from rest: inout [Double]) {
    for index in rest.indices { rest[index] -= share * known[index] }
  }

  /// The matrix in other units, symmetric to the last bit, which a product of three matrices is not.
  private static func scaled(_ matrix: Matrix, by units: [Double]) -> Matrix {
    let n = units.count
    var elements = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0...i {
        let value = 0.5 * (matrix[i, j] + matrix[j, i]) * (units[i] * units[j])
        elements[i * n + j] = value
        elements[j * n + i] = value
      }
    }
    return Matrix(rowCount: n, columnCount: n, elements: elements)
  }
}
