import MarketData
import VolatilityModels

/// The options of forecasts by simulation.
struct SimulationChoice {
  private static let source = Option(
    optional: "simulate", .choice(of: InnovationSource.self), value: "SOURCE",
    help: "Forecast by simulated paths, with innovations from the model's distribution (simulation) or from its "
      + "residuals (bootstrap)")
  private static let paths = Option(
    "paths", .integer(in: 100...10_000_000), value: "N", default: 10_000, help: "Number of simulated paths")
  private static let quantiles = Option(
    "quantiles", .list(of: .number(between: 0, and: 1)), value: "P,…", default: [0.01, 0.05, 0.95, 0.99],
    help: "Probabilities of the quantiles of simulated returns and variances")

  /// The options in the order of the help.
  static let specifications = [source.specification, paths.specification, quantiles.specification]

  /// How paths are drawn; `nil` where nothing is simulated.
  let source: InnovationSource?
  private let pathCount: Int
  private let probabilities: [Double]

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` for an option that does nothing without `--simulate`.
  /// - Precondition: the command's specification has these options.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    source = arguments[Self.source]
    pathCount = arguments[Self.paths]
    probabilities = arguments[Self.quantiles]
    guard source == nil else { return }
    for option in [Self.paths.specification, Self.quantiles.specification]
    where arguments.source(of: option) == .commandLine {
      throw .usage("option \(option.spelling) needs --simulate")
    }
  }

  /// The options of the simulation; `nil` where nothing is simulated.
  func options(in context: CommandContext) -> SimulationOptions? {
    source.map {
      SimulationOptions(
        source: $0, pathCount: pathCount, probabilities: probabilities, seed: context.seed, threads: context.threads)
    }
  }
}
