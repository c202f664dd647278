import MarketData
import ModelExchange
import ModelFormats
import VolatilityModels

/// `plimsoll forecast`: the variances that a model expects after the last bar, or after every bar.
package struct ForecastCommand: Command {
  private static let every = Option(
    flag: "every",
    help: "One row for every bar: the forecast from it for the period H ahead, or the longest of networks and trees")
  private static let csv = Option(flag: "csv", help: "Print the rows as CSV, in full precision")

  package static let specification = CommandSpecification(
    name: "forecast",
    summary: "Forecast the variance of the periods after a series of prices",
    discussion: """
      Applies a model to the returns of a file, with its parameters as they are, and forecasts the variance of each \
      of the H periods after the last bar. A row holds the time stamp of the bar that the forecast is made from, the \
      number of periods ahead (step), the variance of that single period (of its residual, where the mean is \
      autoregressive), its square root (volatility) and the \
      volatility annualized, and the variance of all periods up to it (aggregatedVariance). All are in the unit of the \
      model, whatever the unit of the file, and the returns are computed as those that the model was fitted to.

      With --simulate the numbers come from simulated paths, and further columns hold quantiles of the variance, of the \
      return of the period and of the sum of returns up to it, and the mean of the returns at or below each (the \
      expected shortfall). A HAR model forecasts the mean variance of as many periods as it was trained for, in one row; \
      one of a single period, without further regressors, can be iterated with --horizon.

      Networks and trees forecast the mean variance of the next H periods for each H that they were trained for, one \
      row each, or one with --horizon. They need bars of the length that they were trained on. Their rows are in percent, or in \
      fractions with --scale fraction. The columns that their features are made of are those of the file, or come with \
      --join; a feature of a GARCH needs the name of the market as it was in training, which is that of the file \
      unless --market states it.

      With --every the file is gone through bar by bar, and each bar gives one row, the forecast for the period H \
      ahead from what was known at its close. Two things may know more: the model, which was fitted to all of its \
      data, and the variance before the first bar, which is taken from the returns of the file as in the fit.

        plimsoll forecast model.safetensors prices.csv --horizon 10
        plimsoll forecast model.safetensors prices.csv --every -o volatility.csv
        plimsoll forecast lstm.safetensors prices.csv --join flows.csv --lag flow=9h
        plimsoll forecast model.safetensors prices.csv --simulate bootstrap
        plimsoll forecast model.safetensors - --json < prices.csv

      The result is CSV with --csv or where -o names a file that ends in .csv.
      """,
    operands: ModelApplicationOptions.operands,
    options: ModelApplicationOptions.first + [every.specification] + SimulationChoice.specifications
      + [csv.specification] + ModelApplicationOptions.last,
    groups: ModelApplicationOptions.groups)

  private let application: ModelApplicationOptions
  private let isForEvery: Bool
  private let asksForCSV: Bool
  private let simulation: SimulationChoice

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    application = try ModelApplicationOptions(arguments)
    isForEvery = arguments[Self.every]
    simulation = try SimulationChoice(arguments)
    if arguments[Self.csv], arguments[GlobalOptions.json] {
      let (csv, json) = (arguments.source(of: Self.csv), arguments.source(of: GlobalOptions.json))
      guard csv.isStronger(than: json) || json.isStronger(than: csv) else {
        throw .usage("--csv and --json exclude each other")
      }
      asksForCSV = csv.isStronger(than: json)
    } else {
      asksForCSV = arguments[Self.csv]
    }
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let applied = try application.applied(in: context)
    let stored = applied.stored
    let forecast = try applied.forecasts(
      .init(horizon: application.horizon, isForEvery: isForEvery, simulation: simulation), in: context)
    if asksForCSV || (context.output.description.lowercased().hasSuffix(".csv") && !context.printsJSON) {
      return .text(forecast.table.table { $0.description }.csv)
    }
    let heading = "\(stored.model.kindName) from \(applied.model), in \(forecast.scale.words)"
    return .report(
      Report(
        json: [
          "rows": forecast.table.table { $0.description }.json, "model": .string(stored.model.kindName),
          "scale": .string(forecast.scale.rawValue), "periodsPerYear": JSONValue(forecast.table.periods?.count),
        ],
        text: "\(heading)\n\(forecast.line)\n\n" + forecast.table.table(stamp: forecast.detection.shown).text))
  }
}
