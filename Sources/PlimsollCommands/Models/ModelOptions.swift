import ModelExchange
import VolatilityModels

/// The options that choose a model of returns, beside its name.
package struct ModelOptions: Sendable {
  private static let distribution = Option(
    "distribution", .choice(of: Innovations.self), value: "NAME", default: .normal,
    help: "Distribution of the innovations of a GARCH, GJR or EGARCH")
  private static let mean = Option(
    "mean", .choice(of: MeanModel.self), value: "NAME", default: .constant,
    help: "Conditional mean of the returns in a GARCH, GJR or EGARCH")
  private static let presample = Option(
    "presample", .choice(of: PresampleVariance.self), value: "NAME", default: .backcast,
    help: "What stands for the variance before the first return in a GARCH, GJR or EGARCH")
  private static let positivity = Option(
    "positivity", .choice(of: Positivity.self), value: "RULE", default: .coefficients,
    help: "What keeps variances of a GARCH or GJR positive: its coefficients, or only those of the sample are")
  private static let targeting = Option(
    flag: "variance-targeting", help: "Let omega of a GARCH or GJR follow from the variance of the sample")
  private static let order = Option(
    optional: "order", .list(of: .integer(in: 0...3)), value: "P,O,Q", defaultText: "1,0,1 for garch, else 1,1,1",
    help: "Numbers of lags, each up to 3: of shocks, of their asymmetry, of the variance")
  private static let regressors = Option(
    optional: "regressors", .list(of: .text), value: "NAMES",
    help: "Columns of the file that the variance of the next period depends on, beside the returns")
  private static let lambda = Option(
    "lambda", .number(between: 0, and: 1), value: "L", default: EWMA.riskMetrics.lambda,
    help: "Weight that an EWMA keeps from one variance to the next")

  /// The options of a command whose models are told by their names alone.
  static let shared = OptionGroup(
    "Options of the models",
    [
      mean.specification, presample.specification, positivity.specification, targeting.specification,
      lambda.specification,
    ])

  /// The options of a command that fits one model.
  static let group = OptionGroup(
    "Options of the models",
    [distribution.specification, order.specification, regressors.specification] + shared.options)

  /// The long names of the options that are another model's than `model`.
  static func namesForeign(to model: TrainedModel) -> Set<String> {
    let likelihood: [OptionSpecification] = [
      distribution.specification, mean.specification, presample.specification, order.specification,
      regressors.specification,
    ]
    let linear = [positivity.specification, targeting.specification]
    let own: [OptionSpecification] =
      switch model {
      case .garch, .gjr: likelihood + linear
      case .egarch: likelihood
      case .ewma: [lambda.specification]
      default: []
      }
    return Set(group.options.map(\.name)).subtracting(own.map(\.name))
  }

  /// The moving average that the options describe.
  let ewma: EWMA
  /// The names of the regressors of the variance.
  let regressors: [String]
  private let base: GARCH
  private let order: GARCHOrder?

  /// The values in the arguments of a command that fits `model`.
  ///
  /// - Throws: `CommandError.usage` for an option on the command line that is another model's.
  /// - Precondition: the command's specification has `group`.
  init(_ arguments: ParsedArguments, model: TrainedModel) throws(CommandError) {
    // The environment and a configuration may serve several commands; the command line is about this model only.
    let foreign = Self.namesForeign(to: model)
    for option in Self.group.options
    where foreign.contains(option.name) && arguments.source(of: option) == .commandLine {
      throw .usage("option \(option.spelling) does not apply to \(model.rawValue)")
    }
    let regressors = foreign.contains(Self.regressors.specification.name) ? [] : arguments[Self.regressors] ?? []
    if Set(regressors).count < regressors.count { throw .usage("option --regressors names a column twice") }
    try self.init(
      arguments, distribution: arguments[Self.distribution], order: try Self.order(arguments, model: model),
      regressors: regressors)
  }

  /// The values in the arguments of a command whose models are told by their names alone.
  ///
  /// - Precondition: the command's specification has `shared`.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    try self.init(arguments, distribution: .normal, order: nil, regressors: [])
  }

  private init(
    _ arguments: ParsedArguments, distribution: Innovations, order: GARCHOrder?, regressors: [String]
  ) throws(CommandError) {
    base = GARCH(
      mean: arguments[Self.mean], innovations: distribution, presample: arguments[Self.presample],
      positivity: arguments[Self.positivity], varianceTargeting: arguments[Self.targeting], regressors: regressors)
    self.order = order
    self.regressors = regressors
    do {
      ewma = try EWMA(lambda: arguments[Self.lambda])
    } catch {
      throw .usage("option --lambda: \(error)")
    }
  }

  /// The order that the options state for a model; `nil` for the usual one.
  private static func order(_ arguments: ParsedArguments, model: TrainedModel) throws(CommandError) -> GARCHOrder? {
    guard let numbers = arguments[order], [.garch, .gjr, .egarch].contains(model) else { return nil }
    guard numbers.count == 3, numbers[0] > 0 else {
      throw .usage(
        "option --order: \(numbers.map(String.init).joined(separator: ",")) is no order",
        hint: "three numbers from 0 to 3, the first from 1 on: lags of shocks, of their asymmetry, of the variance")
    }
    let result = GARCHOrder(p: numbers[0], o: numbers[1], q: numbers[2])
    if model == .garch, result.o > 0 { throw .usage("a GARCH has no asymmetry", hint: "train gjr has") }
    if model == .gjr, result.o == 0 { throw .usage("a GJR has asymmetry", hint: "train garch does without") }
    return result
  }

  /// The GARCH that the options describe; with innovations that the model's name tells, or those of --distribution.
  func garch(_ innovations: Innovations? = nil) -> GARCH { linear(innovations, order ?? GARCHOrder()) }

  /// The GJR that the options describe.
  func gjr(_ innovations: Innovations? = nil) -> GARCH {
    linear(innovations, order ?? GARCHOrder(p: 1, o: 1, q: 1))
  }

  /// The EGARCH that the options describe.
  func egarch(_ innovations: Innovations? = nil) -> EGARCH {
    EGARCH(
      mean: base.mean, innovations: innovations ?? base.innovations, presample: base.presample,
      order: order ?? GARCHOrder(p: 1, o: 1, q: 1), regressors: regressors)
  }

  private func linear(_ innovations: Innovations?, _ order: GARCHOrder) -> GARCH {
    var garch = base
    garch.order = order
    if let innovations { garch.innovations = innovations }
    return garch
  }
}
