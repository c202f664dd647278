import ModelFormats

extension VolatilityGraph {
  /// The variances of returns as a weighted sum of moving averages of their squares, and the variance that comes next.
  ///
  /// - Parameters:
  ///   - start: the averages of the first period, (K).
  ///   - weights: the weight of each average in the variance, K of them.
  ///   - decays: what each average keeps of itself from one period to the next, K of them.
  /// - Returns: the result.
  mutating func averages(from start: String, weights: [Double], decays: [Double]) -> Result {
    let weightVector = Tensor(weights)
    let path = builder.scan("period", states: [start], shape: [.fixed(decays.count)], along: [returns]) {
      body, states, values in
      let variance = body.total(body.add("Mul", states[0], body.constant(weightVector)))
      let square = body.add("Mul", values[0], values[0])
      return ([body.updated(states[0], square: square, decays: decays)], [variance])
    }
    let next = builder.total(builder.add("Mul", path.states[0], builder.constant(weightVector)))
    return Result(residuals: returns, variances: path.results[0], forecast: repeated(next), phi: nil)
  }
}

extension ONNXGraphBuilder {
  /// μ_k s_k + (1 − μ_k) r².
  mutating func updated(_ averages: String, square: String, decays: [Double]) -> String {
    let kept = add("Mul", constant(Tensor(decays)), averages)
    return add("Add", kept, add("Mul", constant(Tensor(decays.map { 1 - $0 })), square))
  }
}
