/// The normalisation of one row over its units.
@unsafe struct TrainingNormalization {
  /// The number of vectors of a row.
  let blocks: Int
  /// The number of units.
  let count: Float
  /// One for each unit, zero for padding.
  let units: UnsafePointer<GateLanes>
  let factors: UnsafePointer<GateLanes>
  let shifts: UnsafePointer<GateLanes>

  /// γ ⊙ (state − mean)/√(variance + 1e-5) + β.
  func apply(_ state: UnsafePointer<GateLanes>, _ target: UnsafeMutablePointer<GateLanes>) {
    let (mean, scale) = unsafe moments(state)
    for block in unsafe 0..<blocks {
      unsafe target[block] = shifts[block].adding((state[block] - mean) * scale, times: factors[block])
    }
  }

  /// Turns the gradient by what `apply` gives into that by the state, and adds the gradients by factors and shifts.
  func goBack(
    _ state: UnsafePointer<GateLanes>, _ outgoing: UnsafeMutablePointer<GateLanes>,
    _ factorGradient: UnsafeMutablePointer<GateLanes>, _ shiftGradient: UnsafeMutablePointer<GateLanes>
  ) {
    let (mean, scale) = unsafe moments(state)
    var (sum, product) = (GateLanes.zero, GateLanes.zero)
    for block in unsafe 0..<blocks {
      let standardized = unsafe (state[block] - mean) * scale
      let slope = unsafe outgoing[block] * factors[block]
      unsafe factorGradient[block] = factorGradient[block].adding(outgoing[block], times: standardized)
      unsafe shiftGradient[block] += outgoing[block]
      sum += slope
      product = product.adding(slope, times: standardized)
    }
    let (meanSlope, meanProduct) = unsafe (sum.total / count, product.total / count)
    for block in unsafe 0..<blocks {
      let standardized = unsafe (state[block] - mean) * scale
      let slope = unsafe outgoing[block] * factors[block]
      unsafe outgoing[block] = (slope - meanSlope - standardized * meanProduct) * scale * units[block]
    }
  }

  /// The mean, and the reciprocal of the standard deviation.
  private func moments(_ state: UnsafePointer<GateLanes>) -> (mean: Float, scale: Float) {
    var sum = GateLanes.zero
    for block in unsafe 0..<blocks { unsafe sum += state[block] }
    let mean = unsafe sum.total / count
    var squares = GateLanes.zero
    for block in unsafe 0..<blocks {
      let deviation = unsafe (state[block] - mean) * units[block]
      squares = squares.adding(deviation, times: deviation)
    }
    return (mean, unsafe 1 / (squares.total / count + 1e-5).squareRoot())
  }
}
