import ModelFormats
import VolatilityModels

/// The equation of a GARCH or an EGARCH in a graph, with the operations in the order of `VarianceRecursion`.
///
/// The order matters: coefficients of unlike signs cancel after a large shock, and what is left has the digits of the
/// roundings before.
struct GARCHRecursionGraph {
  /// What later variances take from a period, as `VarianceRecursion.Terms` has it; `nil` for what has no coefficient.
  struct Terms {
    var size: String
    var sign: String?
    var level: String?
  }

  /// The equation.
  let recursion: VarianceRecursion
  private var hasSigns: Bool { !recursion.gammas.isEmpty }
  private var hasLevels: Bool { !recursion.betas.isEmpty }

  /// The terms that stand for each period before the first.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - variance: the presample variance.
  ///   - residual: the presample residual, of which an EGARCH has terms; `nil` for none.
  /// - Returns: the terms.
  func presampleTerms(_ graph: inout VolatilityGraph, variance: String, residual: String?) -> Terms {
    switch recursion.form {
    case .linear:
      let sign = hasSigns ? graph.builder.add("Mul", graph.builder.constant(0.5), variance) : nil
      return Terms(size: variance, sign: sign, level: variance)
    case .logarithmic:
      if let residual { return terms(&graph.builder, residual: residual, variance: variance) }
      let zero = graph.builder.constant(0)
      return Terms(size: zero, sign: zero, level: hasLevels ? graph.builder.add("Log", variance) : nil)
    }
  }

  /// The variances of residuals, with the states after the last of them.
  func path(
    _ graph: inout VolatilityGraph, residuals: String, presample: Terms
  ) -> (variances: String, states: [String]) {
    let regressors = graph.regressors.map { graph.lagged($0) }
    let path = graph.builder.scan("period", states: startStates(presample), along: [residuals] + regressors) {
      body, states, values in
      let level = level(&body, states, regressors: Array(values[1...]))
      let variance = variance(&body, level: level)
      let terms = terms(&body, residual: values[0], variance: variance)
      return (self.states(after: terms, states), [variance])
    }
    return (path.results[0], path.states)
  }

  /// The expected variances of the periods to come, with the regressors as they were last.
  ///
  /// - Parameters:
  ///   - graph: the graph.
  ///   - states: those after the last residual.
  ///   - shockFactors: ln of what shocks to come multiply each variance of an EGARCH with; nothing for a GARCH.
  ///   - negativeShare: E[z²; z < 0].
  /// - Returns: a variance for each period.
  func forecast(
    _ graph: inout VolatilityGraph, from states: [String], shockFactors: [Double]?, negativeShare: Double
  ) -> String {
    let regressors = graph.regressors.map { graph.builder.last($0) }
    // A GARCH goes along zeros, which say no more than how many periods there are.
    let factors = graph.builder.constant(Tensor(shockFactors ?? [Double](repeating: 0, count: graph.horizon)))
    return graph.builder.scan("future", states: states, along: [factors]) { body, states, values in
      let level = level(&body, states, regressors: regressors)
      let variance =
        shockFactors == nil
        ? variance(&body, level: level) : body.add("Exp", body.add("Add", level, values[0]))
      let terms = expectedTerms(&body, level: level, variance: variance, negativeShare: negativeShare)
      return (self.states(after: terms, states), [variance])
    }.results[0]
  }

  /// The terms of a period that is not over: of a GARCH their expectations, of an EGARCH those without a shock.
  private func expectedTerms(
    _ body: inout ONNXGraphBuilder, level: String, variance: String, negativeShare: Double
  ) -> Terms {
    switch recursion.form {
    case .linear:
      let sign = hasSigns ? body.add("Mul", body.constant(negativeShare), variance) : nil
      return Terms(size: variance, sign: sign, level: variance)
    case .logarithmic:
      let zero = body.constant(0)
      return Terms(size: zero, sign: zero, level: level)
    }
  }

  /// The terms of a period.
  private func terms(_ body: inout ONNXGraphBuilder, residual: String, variance: String) -> Terms {
    switch recursion.form {
    case .linear:
      let square = body.add("Mul", residual, residual)
      guard hasSigns else { return Terms(size: square, level: variance) }
      let zero = body.constant(0)
      return Terms(
        size: square, sign: body.add("Where", body.add("Less", residual, zero), square, zero), level: variance)
    case .logarithmic:
      let z = body.add("Div", residual, body.add("Sqrt", variance))
      let size = body.add("Sub", body.add("Abs", z), body.constant(VarianceRecursion.meanSize))
      return Terms(size: size, sign: z, level: hasLevels ? body.add("Log", variance) : nil)
    }
  }

  /// The variance that a level stands for.
  private func variance(_ body: inout ONNXGraphBuilder, level: String) -> String {
    switch recursion.form {
    case .linear: body.add("Max", level, body.constant(recursion.floor))
    case .logarithmic: body.add("Exp", level)
    }
  }

  /// What the equation gives: the variance or its logarithm.
  private func level(_ body: inout ONNXGraphBuilder, _ states: [String], regressors: [String]) -> String {
    var level = body.constant(recursion.omega)
    for (coefficient, state) in zip(recursion.alphas + recursion.gammas + recursion.betas, states) {
      level = body.add("Add", level, body.add("Mul", body.constant(coefficient), state))
    }
    for regressor in regressors { level = body.add("Add", level, regressor) }
    return level
  }

  /// The states at the start: sizes by lag, then signs, then levels, as many as there are coefficients.
  private func startStates(_ terms: Terms) -> [String] {
    recursion.alphas.map { _ in terms.size } + recursion.gammas.compactMap { _ in terms.sign }
      + recursion.betas.compactMap { _ in terms.level }
  }

  /// The states one period later: each lag takes over from the one before.
  private func states(after terms: Terms, _ states: [String]) -> [String] {
    let (p, o, q) = (recursion.alphas.count, recursion.gammas.count, recursion.betas.count)
    func shifted(_ first: String?, _ range: Range<Int>) -> [String] {
      guard let first, !range.isEmpty else { return [] }
      return [first] + states[range].dropLast()
    }
    return shifted(terms.size, 0..<p) + shifted(terms.sign, p..<p + o) + shifted(terms.level, p + o..<p + o + q)
  }
}

extension VolatilityGraph {
  /// The values of a regressor as the observations use them: each as it stood one return before, or first.
  fileprivate mutating func lagged(_ values: String) -> String {
    let before = builder.slice(values, from: 0, to: -1)
    guard lagCount == 0 else { return before }
    return builder.add("Concat", builder.slice(values, from: 0, to: 1), before, attributes: ["axis": .integer(0)])
  }
}
