/// The sums of what a split is judged by, over some rows: whole multiples of the steps of a `GradientGrid`.
package struct DerivativeSums: Sendable, Equatable {
  /// The number of rows.
  package var rowCount = 0
  /// The sum of the first derivatives.
  package var gradient = 0
  /// The sum of the second derivatives.
  package var hessian = 0

  /// The sums over no row.
  package init() {}

  /// Sums from their parts.
  package init(rowCount: Int, gradient: Int, hessian: Int) {
    self.rowCount = rowCount
    self.gradient = gradient
    self.hessian = hessian
  }

  /// The sums over the rows of both.
  package static func + (left: Self, right: Self) -> Self {
    Self(
      rowCount: left.rowCount + right.rowCount, gradient: left.gradient + right.gradient,
      hessian: left.hessian + right.hessian)
  }

  /// The sums over those rows of the first that the second has not.
  package static func - (all: Self, part: Self) -> Self {
    Self(
      rowCount: all.rowCount - part.rowCount, gradient: all.gradient - part.gradient,
      hessian: all.hessian - part.hessian)
  }
}
