/// The normalisation of what a layer hands on over its units: γ ⊙ (h − mean)/√(variance + ε) + β.
///
/// The variance is the mean of the squared deviations. Source: Ba, Kiros & Hinton (2016), "Layer normalization",
/// equation 3, with the ε that PyTorch adds.
struct PlainNormalization<Scalar: PlainScalar> {
  /// The factors γ, (H).
  let factors: ArraySlice<Scalar>
  /// The shifts β, (H).
  let shifts: ArraySlice<Scalar>

  /// What a pass leaves for the way back.
  struct Trace {
    /// (h − mean)/√(variance + ε), (N, H).
    var normalized: [Scalar]
    /// 1/√(variance + ε), (N).
    var inverseDeviations: [Scalar]
    /// What is handed on, (N, H).
    var outputs: [Scalar]
  }

  /// What is added to the variance.
  static var epsilon: Scalar { 1e-5 }

  /// Normalises each row of `values`, (N, H).
  func forward(_ values: [Scalar]) -> Trace {
    let size = factors.count
    var trace = Trace(normalized: values, inverseDeviations: [], outputs: values)
    for start in stride(from: 0, to: values.count, by: size) {
      let row = values[start..<start + size]
      let mean = row.reduce(0, +) / Scalar(size)
      let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Scalar(size)
      let inverseDeviation = 1 / (variance + Self.epsilon).squareRoot()
      trace.inverseDeviations.append(inverseDeviation)
      for unit in 0..<size {
        let normalized = (values[start + unit] - mean) * inverseDeviation
        trace.normalized[start + unit] = normalized
        trace.outputs[start + unit] =
          factors[factors.startIndex + unit] * normalized + shifts[shifts.startIndex + unit]
      }
    }
    return trace
  }

  /// Passes the derivatives of a loss back.
  ///
  /// With n the normalised values and d = γ ⊙ the derivatives by the outputs, those by the values are
  /// (d − mean(d) − n ⊙ mean(n ⊙ d))/√(variance + ε).
  ///
  /// - Parameters:
  ///   - trace: of the pass.
  ///   - outputGradients: the loss's derivatives by the outputs, (N, H).
  /// - Returns: its derivatives by the factors (H), the shifts (H) and the values (N, H).
  func backward(_ trace: Trace, outputGradients: [Scalar]) -> (factors: [Scalar], shifts: [Scalar], values: [Scalar]) {
    let size = factors.count
    var factorGradients = [Scalar](repeating: 0, count: size)
    var shiftGradients = factorGradients
    var valueGradients = outputGradients
    for (row, inverseDeviation) in trace.inverseDeviations.enumerated() {
      let start = row * size
      var (mean, projection): (Scalar, Scalar) = (0, 0)
      for unit in 0..<size {
        let (gradient, normalized) = (outputGradients[start + unit], trace.normalized[start + unit])
        factorGradients[unit] += gradient * normalized
        shiftGradients[unit] += gradient
        let scaled = gradient * factors[factors.startIndex + unit]
        valueGradients[start + unit] = scaled
        mean += scaled / Scalar(size)
        projection += scaled * normalized / Scalar(size)
      }
      for place in start..<start + size {
        valueGradients[place] = (valueGradients[place] - mean - trace.normalized[place] * projection) * inverseDeviation
      }
    }
    return (factorGradients, shiftGradients, valueGradients)
  }
}
