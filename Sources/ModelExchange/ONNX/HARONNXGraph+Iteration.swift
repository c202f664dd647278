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
    let last = builder.periods(values(of: isLogarithmic ? .logarithmicVariance : .variance), from: -longest)
    // An error where there are fewer periods.
    let history = builder.add("Reshape", last, builder.constant([longest]))
    let hasCorrection = isLogarithmic && specification.retransformation == .lognormalMean
    let corrections =
      hasCorrection ? errorVariances(horizon: horizon).map { $0 / 2 } : [Double](repeating: 0, count: horizon)
    let steps = builder.add(
      "Scan", [history, builder.constant(Tensor(corrections))], outputCount: 2,
      attributes: ["body": .graph(step), "num_scan_inputs": .integer(1)])
    let noCorrection = builder.constant(0)
    let (variances, _) = limited(variance(steps[1], correction: noCorrection))
    // A difference that is not 0 is of a number that is none, or infinite.
    let difference = total(builder.add("Sub", history, history), in: &builder)
    let isDefined = builder.add("Equal", difference, builder.constant(0))
    builder.output(
      "iterated_variance", defined(variances, where: isDefined), .double, [.fixed(horizon)],
      description: "the variance of each of the periods after the last")
  }

  /// One period: from the last values of the column and a correction to the values one later and what comes out.
  private var step: ONNXGraph {
    let longest = fitted.specification.longestWindow
    var body = ONNXGraphBuilder(name: "step", prefix: "step_")
    let history = body.input("step_history", .double, [.fixed(longest)])
    let correction = body.input("step_correction", .double, [])
    let weighted = body.add("Mul", history, body.constant(Tensor(Array(lagWeights.reversed()))))
    let next = body.add("Add", body.constant(fitted.coefficients[0]), total(weighted, in: &body))
    let later = body.add(
      "Concat", body.periods(history, from: 1), body.add("Unsqueeze", next, body.constant([0])),
      attributes: ["axis": .integer(0)])
    body.output("step_later", later, .double, [.fixed(longest)])
    body.output("step_outcome", body.add("Add", next, correction), .double, [])
    return body.graph
  }

  /// The sum of the elements of a vector.
  private func total(_ vector: String, in graph: inout ONNXGraphBuilder) -> String {
    graph.add("ReduceSum", vector, attributes: ["keepdims": .integer(0)])
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
