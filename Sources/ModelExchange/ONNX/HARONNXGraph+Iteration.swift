import ModelFormats
import VolatilityModels

extension HARONNXGraph {
  /// Adds the forecasts of the periods after the last, each made from those before it.
  ///
  /// - Precondition: the model can be iterated.
  mutating func addIteration(horizon: Int) {
    let specification = fitted.specification
    let isLogarithmic = specification.transform != .level
    let longest = specification.longestWindow
    let last = builder.slice(values(of: isLogarithmic ? .logarithmicVariance : .variance), from: -longest)
    // An error where there are fewer periods.
    let history = builder.add("Reshape", last, builder.constant([longest]))
    let corrections =
      hasCorrection ? errorVariances(horizon: horizon).map { $0 / 2 } : [Double](repeating: 0, count: horizon)
    let weights = Tensor(Array(lagWeights.reversed()))
    let constant = fitted.coefficients[0]
    let means = builder.scan(
      "step", states: [history], shape: [.fixed(longest)], along: [builder.constant(Tensor(corrections))]
    ) { body, states, values in
      let weighted = body.add("Mul", states[0], body.constant(weights))
      let next = body.add("Add", body.constant(constant), body.total(weighted))
      let later = body.add(
        "Concat", body.slice(states[0], from: 1), body.add("Unsqueeze", next, body.constant([0])),
        attributes: ["axis": .integer(0)])
      return ([later], [body.add("Add", next, values[0])])
    }.results[0]
    // A difference that is not 0 is of a number that is none, or infinite.
    let isDefined = builder.add("Equal", builder.total(builder.nothing(of: history)), builder.constant(0))
    let variances = defined(limited(variance(means)).variance, where: isDefined)
    builder.outputForecast(
      variances, aggregated: builder.runningTotals(variances), shape: [.fixed(horizon)],
      subject: "of each of the periods after the last", aggregate: "of the periods up to each one", scale: fitted.scale,
      prefix: "iterated_")
  }

  /// The coefficients of the autoregression that the regression on averages is, from the lag 1 on.
  private var lagWeights: [Double] {
    let terms = zip(fitted.specification.windows, fitted.coefficients.dropFirst())
    return (1...fitted.specification.longestWindow).map { lag in
      terms.reduce(0) { sum, term in lag <= term.0 ? sum + term.1 / Double(term.0) : sum }
    }
  }

  /// The variances s² Σ_{i<k} ψᵢ² of the errors k periods ahead, with ψ the coefficients of the moving average that the
  /// regression is.
  private func errorVariances(horizon: Int) -> [Double] {
    let lagWeights = lagWeights
    var (weights, squares): ([Double], Double) = ([], 0)
    return (0..<horizon).map { step in
      weights.append(step == 0 ? 1 : zip(lagWeights, weights.reversed()).reduce(0) { $0 + $1.0 * $1.1 })
      squares += weights[step] * weights[step]
      return fitted.residualVariance * squares
    }
  }
}
