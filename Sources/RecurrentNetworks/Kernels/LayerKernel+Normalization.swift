extension LayerKernel {
  /// What a layer hands on of its outputs: γ ⊙ (h − mean)/√(variance + 1e-5) + β.
  ///
  /// - Parameters:
  ///   - hidden: the outputs, [block].
  ///   - normalized: what is handed on, [block].
  func normalize(_ hidden: UnsafePointer<GateLanes>, into normalized: UnsafeMutablePointer<GateLanes>) {
    let (factors, shifts) = unsafe (normalization, normalization + blockCount)
    var sum = GateLanes.zero
    for block in 0..<blockCount { unsafe sum += hidden[block] }
    let share = 1 / Float(hiddenSize)
    let mean = GateLanes(repeating: sum.total * share)
    var squares = GateLanes.zero
    for block in 0..<blockCount {
      var deviation = unsafe hidden[block] - mean
      if block == blockCount - 1 { deviation.replace(with: 0, where: isBeyondLastUnit) }
      squares = squares.adding(deviation, times: deviation)
      unsafe normalized[block] = deviation
    }
    let scale = GateLanes(repeating: 1 / (squares.total * share + 1e-5).squareRoot())
    for block in 0..<blockCount {
      unsafe normalized[block] = shifts[block].adding(normalized[block] * scale, times: factors[block])
    }
  }

  /// The lanes of the last block that belong to no unit.
  private var isBeyondLastUnit: SIMDMask<SIMD16<Int32>> {
    let units = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    return units .>= Int32(truncatingIfNeeded: hiddenSize - 16 * (blockCount - 1))
  }
}
