import MarketData
import ModelFormats

/// A model of conditional variance as a graph in the making: returns in, the path of their variance and its forecast out.
///
/// All that depends on the kind of model is added by its own part; this one knows what they share.
struct VolatilityGraph {
  /// What comes out beside the residuals.
  struct Result {
    /// e_t, (observations).
    var residuals: String
    /// σ²_t, (observations).
    var variances: String
    /// E[e²] of the periods to come, (horizon).
    var forecast: String
    /// φ of the mean, which makes the variance of a return out of those of residuals.
    var phi: Double?
  }

  /// The graph so far.
  var builder = ONNXGraphBuilder(name: "volatility")
  /// The number of periods that are forecast.
  let horizon: Int
  /// The number of returns at the start that only serve as predecessors.
  let lagCount: Int
  /// The returns, (T).
  let returns: String
  /// The values of each regressor of the variance times its coefficient, each (T).
  private(set) var regressors: [String] = []
  private let scale: ReturnScale
  private var metadata: [String: String]

  /// A graph with the inputs of a model.
  ///
  /// - Parameters:
  ///   - kind: the kind of the model.
  ///   - scale: the unit of the returns.
  ///   - horizon: the number of periods to forecast.
  ///   - lagCount: the number of returns at the start that only serve as predecessors.
  ///   - facts: what else the file says of the model, by name.
  /// - Precondition: `horizon` is positive.
  init(kind: ModelKind, scale: ReturnScale, horizon: Int, lagCount: Int = 0, facts: [String: String] = [:]) {
    precondition(horizon > 0, "a forecast is for at least one period")
    self.horizon = horizon
    self.lagCount = lagCount
    self.scale = scale
    metadata = facts
    metadata["kind"] = kind.rawValue
    metadata["scale"] = scale.rawValue
    metadata["horizon"] = "\(horizon)"
    metadata["fewest_returns"] = "\(1 + lagCount)"
    returns = builder.input(
      "returns", .double, ["T"], description: "Returns, oldest first, in \(scale.words); at least \(1 + lagCount)")
  }

  /// Declares the regressors of the variance, where there are any.
  ///
  /// - Parameters:
  ///   - names: their names, which the file tells.
  ///   - coefficients: δ, as many.
  mutating func addRegressors(_ names: [String], coefficients: [Double]) {
    guard !names.isEmpty else { return }
    let list = JSONValue.text(ofNames: names)
    metadata["regressors"] = list
    let rows = builder.input(
      "regressors", .double, ["T", .fixed(names.count)],
      description: "Regressors of the variance as they stand at each return; columns in the order of the metadata")
    for (index, coefficient) in coefficients.enumerated() {
      let column = builder.column(index, of: rows)
      regressors.append(builder.add("Mul", builder.constant(coefficient), column))
    }
  }

  /// The file's bytes.
  ///
  /// - Parameters:
  ///   - result: what comes out.
  ///   - description: what the model is.
  /// - Returns: the message `ModelProto`.
  /// - Throws: `ModelExchangeError.notExportable` where there would be 2 GiB or more.
  mutating func encoded(_ result: Result, description: String) throws(ModelExchangeError) -> [UInt8] {
    let periods: ONNXType.Dimension = lagCount == 0 ? "T" : .named("T-\(lagCount)")
    let from = lagCount == 0 ? "" : ", from return number \(lagCount + 1) on"
    let returnVariances = result.phi.map { carriedShocks(of: result.forecast, phi: $0) } ?? result.forecast
    builder.output(
      "conditional_variance", result.variances, .double, [periods],
      description: "Variance of each period given the returns before it, in \(scale.words) squared\(from)")
    builder.output(
      "residuals", result.residuals, .double, [periods],
      description: "Each return less its conditional mean, in \(scale.words)\(from)")
    builder.outputForecast(
      result.forecast, aggregated: builder.runningTotals(result.forecast), shape: [.fixed(horizon)],
      subject: "of the residual of each period after the last",
      aggregate: "of the residuals of the periods up to each one", scale: scale)
    builder.output(
      "return_variance", returnVariances, .double, [.fixed(horizon)],
      description: "Variance of the return of each period after the last, in \(scale.words) squared")
    return try ONNXModel(graph: builder.graph, description: description, metadata: metadata).encoded()
  }

  /// Var[r_{T+k} | T] = E[e²_{T+k}] + φ² Var[r_{T+k−1} | T].
  private mutating func carriedShocks(of variances: String, phi: Double) -> String {
    let start = builder.constant(0)
    return builder.scan("return", states: [start], along: [variances]) { body, states, values in
      let shocks = body.add("Mul", body.constant(phi * phi), states[0])
      let variance = body.add("Add", values[0], shocks)
      return ([variance], [variance])
    }.results[0]
  }

  /// The variance of one period for all that are forecast, of a model without a level to return to.
  mutating func repeated(_ variance: String) -> String {
    builder.add("Expand", variance, builder.constant([horizon]))
  }
}
