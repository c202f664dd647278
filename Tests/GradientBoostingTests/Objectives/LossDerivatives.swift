/// The derivatives of the loss by the margins of one output, at each row, times the weights of the rows.
struct LossDerivatives {
  /// The first derivatives.
  var first: [Float]
  /// The second derivatives or what stands for them; not negative.
  var second: [Float]

  /// Zero for each of some rows.
  init(rowCount: Int) {
    first = [Float](repeating: 0, count: rowCount)
    second = first
  }
}
