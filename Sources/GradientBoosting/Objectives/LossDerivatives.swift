/// The derivatives of the loss by the margins of one output, at each row, times the weights of the rows.
package struct LossDerivatives: Sendable, Equatable {
  /// The first derivatives.
  package var first: [Float]
  /// The second derivatives or what stands for them; not negative.
  package var second: [Float]

  /// Zero for each of some rows.
  package init(rowCount: Int) {
    first = [Float](repeating: 0, count: rowCount)
    second = first
  }
}
