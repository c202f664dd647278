/// The derivatives of the loss by the margins of all outputs, times the weights of the rows.
package struct DerivativeTable: Sendable, Equatable {
  /// The number of rows.
  package let rowCount: Int
  /// The number of outputs.
  package let outputCount: Int
  /// The first derivatives, (outputs, rows).
  package var first: [Float]
  /// The second derivatives or what stands for them, not negative, (outputs, rows).
  package var second: [Float]

  /// Zeros.
  package init(rowCount: Int, outputCount: Int) {
    self.rowCount = rowCount
    self.outputCount = outputCount
    first = [Float](repeating: 0, count: rowCount * outputCount)
    second = first
  }

  /// The derivatives of an output.
  package func grid(output: Int) -> GradientGrid {
    let places = output * rowCount..<(output + 1) * rowCount
    return GradientGrid(gradients: first[places], hessians: second[places])
  }
}
