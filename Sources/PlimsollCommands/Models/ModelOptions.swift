import ModelExchange
import VolatilityModels

/// The options that choose a model of volatility, beside its name.
package struct ModelOptions: Sendable {
  private static let distribution = Option(
    "distribution", .choice(of: Innovations.self), value: "NAME", default: .normal,
    help: "Distribution of the innovations of a GARCH")
  private static let mean = Option(
    "mean", .choice(of: MeanModel.self), value: "NAME", default: .constant,
    help: "Conditional mean of the returns in a GARCH")
  private static let presample = Option(
    "presample", .choice(of: PresampleVariance.self), value: "NAME", default: .backcast,
    help: "What stands for the variance before the first return in a GARCH")
  private static let lambda = Option(
    "lambda", .number(between: 0, and: 1), value: "L", default: EWMA.riskMetrics.lambda,
    help: "Weight that an EWMA keeps from one variance to the next")

  /// The options of a command whose models are told by their names alone.
  static let shared = OptionGroup(
    "Options of the models", [mean.specification, presample.specification, lambda.specification])

  /// The options of a command that fits one model.
  static let group = OptionGroup("Options of the models", [distribution.specification] + shared.options)

  /// The long names of the options that are another model's than `model`.
  static func namesForeign(to model: ModelKind) -> Set<String> {
    switch model {
    case .garch, .egarch: [lambda.specification.name]
    case .riskmetrics2006, .har:
      namesForeign(to: .garch).union(namesForeign(to: .ewma))
    case .ewma: [distribution.specification.name, mean.specification.name, presample.specification.name]
    }
  }

  /// The GARCH that the options describe.
  let garch: GARCH
  /// The moving average that they describe.
  let ewma: EWMA

  /// The values in the arguments of a command that fits `model`.
  ///
  /// - Throws: `CommandError.usage` for an option on the command line that is another model's.
  /// - Precondition: the command's specification has `group`.
  init(_ arguments: ParsedArguments, model: ModelKind) throws(CommandError) {
    // The environment and a configuration may serve several commands; the command line is about this model only.
    let foreign = Self.namesForeign(to: model)
    for option in Self.group.options
    where foreign.contains(option.name) && arguments.source(of: option) == .commandLine {
      throw .usage("option \(option.spelling) does not apply to \(model.rawValue)")
    }
    try self.init(arguments, distribution: arguments[Self.distribution])
  }

  /// The values in the arguments of a command whose models are told by their names alone.
  ///
  /// - Precondition: the command's specification has `shared`.
  init(_ arguments: ParsedArguments, distribution: Innovations = .normal) throws(CommandError) {
    garch = GARCH(
      mean: arguments[Self.mean], innovations: distribution, presample: arguments[Self.presample])
    do {
      ewma = try EWMA(lambda: arguments[Self.lambda])
    } catch {
      throw .usage("option --lambda: \(error)")
    }
  }
}
