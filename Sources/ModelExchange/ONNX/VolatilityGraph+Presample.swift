import ModelFormats
import VolatilityModels

extension VolatilityGraph {
  /// The returns that have residuals, and the ones before them where the mean looks at them.
  private mutating func observations() -> (values: String, predecessors: String?) {
    guard lagCount > 0 else { return (returns, nil) }
    return (builder.slice(returns, from: lagCount), builder.slice(returns, from: 0, to: -lagCount))
  }

  /// e_t = r_t − μ − φ r_{t−1}, (observations).
  mutating func residuals(mu: Double?, phi: Double?) -> String {
    let (values, predecessors) = observations()
    return residuals(
      of: values, predecessors, mu: mu.map { builder.constant($0) }, phi: phi.map { builder.constant($0) })
  }

  private mutating func residuals(of values: String, _ predecessors: String?, mu: String?, phi: String?) -> String {
    let deviations = mu.map { builder.add("Sub", values, $0) } ?? values
    guard let phi, let predecessors else { return deviations }
    return builder.add("Sub", deviations, builder.add("Mul", phi, predecessors))
  }

  /// The residuals of the mean by least squares, from which the backcast is taken.
  private mutating func leastSquaresResiduals(_ mean: MeanModel) -> String {
    let (values, predecessors) = observations()
    guard mean != .zero else { return values }
    let average = builder.mean(values)
    guard let predecessors else { return residuals(of: values, nil, mu: average, phi: nil) }
    let averageBefore = builder.mean(predecessors)
    let deviations = builder.add("Sub", values, average)
    let deviationsBefore = builder.add("Sub", predecessors, averageBefore)
    let cross = builder.total(builder.add("Mul", deviationsBefore, deviations))
    let square = builder.total(builder.add("Mul", deviationsBefore, deviationsBefore))
    let zero = builder.constant(0)
    let slope = builder.add(
      "Where", builder.add("Greater", square, zero), builder.add("Div", cross, square), zero)
    let intercept = builder.add("Sub", average, builder.add("Mul", slope, averageBefore))
    return residuals(of: values, predecessors, mu: intercept, phi: slope)
  }

  /// σ²₀: a single number, by the convention of the model or, where there are too few observations, `fallback`.
  ///
  /// - Parameters:
  ///   - convention: what stands for the variance before the first observation.
  ///   - residuals: those of the model, (observations).
  ///   - mean: the model of the mean.
  ///   - fallback: the variance for too few observations.
  /// - Returns: the variance, and whether there are too few observations.
  mutating func presampleVariance(
    _ convention: PresampleVariance, residuals: String, mean: MeanModel, fallback: Double
  ) -> (variance: String, isFallback: String) {
    let variance =
      switch convention {
      case .backcast: builder.add("Squeeze", backcast(leastSquaresResiduals(mean)))
      case .sampleVariance: builder.mean(builder.add("Mul", residuals, residuals))
      }
    let isFallback = builder.add(
      "Less", builder.add("Size", residuals), builder.constant(index: GARCHSample.fewestObservations))
    return (builder.add("Where", isFallback, builder.constant(fallback), variance), isFallback)
  }

  /// The backcast of the package's GARCH models, (1).
  mutating func backcast(_ values: String) -> String {
    backcasts(values, decays: [GARCHSample.backcastDecay], lengths: [GARCHSample.backcastLength])
  }

  /// Weighted averages of the first squares of a series, of which each weight is `decay` times the one before; (K).
  ///
  /// - Parameters:
  ///   - values: the series.
  ///   - decays: the decay of each average, K of them.
  ///   - lengths: the number of squares in each average, where there are as many.
  /// - Returns: the averages.
  mutating func backcasts(_ values: String, decays: [Double], lengths: [Int]) -> String {
    let zeros = builder.constant(Tensor(decays.map { _ in 0.0 }))
    let weights = builder.constant(Tensor(decays.map { _ in 1.0 }))
    let lefts = builder.constant(Tensor(lengths.map { Double($0) }))
    let window = builder.slice(values, from: 0, to: lengths.reduce(0, max))
    let sums = builder.scan(
      "backcast", states: [weights, lefts, zeros, zeros], shape: [.fixed(decays.count)], along: [window]
    ) { body, states, values in
      let (weight, left, sum, total) = (states[0], states[1], states[2], states[3])
      let zero = body.constant(0)
      let used = body.add("Where", body.add("Greater", left, zero), weight, zero)
      let square = body.add("Mul", body.add("Mul", used, values[0]), values[0])
      let next = body.add("Mul", weight, body.constant(Tensor(decays)))
      let remaining = body.add("Sub", left, body.constant(1))
      return ([next, remaining, body.add("Add", sum, square), body.add("Add", total, used)], [])
    }.states
    return builder.add("Div", sums[2], sums[3])
  }
}
