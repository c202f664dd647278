import LinearAlgebra

/// The covariance matrices of GARCH estimates from the likelihood's derivatives at the maximum.
enum GARCHCovariance {
  /// The matrices that exist, in the order of the parameters.
  ///
  /// With limits active, the parameters vary only along Z, whose columns span what the limits leave free:
  /// the inverse is Z (Zᵀ H Z)⁻¹ Zᵀ.
  ///
  /// `hessian` is minus the Hessian H and `outerProduct` is Σ sₜsₜᵀ, both (k × k); `units` is what each parameter
  /// in the sample's units is multiplied by to be in the returns' unit.
  static func matrices(
    hessian: Matrix, outerProduct: Matrix, names: [ParameterName], active: [GARCHConstraint], units: [Double]
  ) -> [CovarianceKind: Matrix] {
    let free = active.isEmpty ? nil : freeDirections(names, active)
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

  /// The columns of Z: a unit vector for each free parameter; with α + β = 1, α against β.
  private static func freeDirections(_ names: [ParameterName], _ active: [GARCHConstraint]) -> Matrix {
    var fixed: Set<ParameterName> = []
    if active.contains(.omegaPositive) { fixed.insert(.omega) }
    if active.contains(.alphaNonnegative) { fixed.insert(.alpha) }
    if active.contains(.betaNonnegative) { fixed.insert(.beta) }
    if active.contains(.nuAboveTwo) || active.contains(.nuBelowLimit) { fixed.insert(.nu) }
    let integrated = active.contains(.persistenceBelowOne)
    if integrated, fixed.contains(.alpha) || fixed.contains(.beta) { fixed.formUnion([.alpha, .beta]) }
    let columns = names.filter { !fixed.contains($0) && !(integrated && $0 == .beta) }
    var directions = Matrix(rowCount: names.count, columnCount: columns.count)
    for (j, column) in columns.enumerated() {
      for (i, name) in names.enumerated() {
        if name == column { directions[i, j] = 1 }
        if integrated, column == .alpha, name == .beta { directions[i, j] = -1 }
      }
    }
    return directions
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
