import MarketData
import ModelExchange
import VolatilityModels

/// `plimsoll forecast`: the variances that a model expects after the last bar, or after every bar.
package struct ForecastCommand: Command {
  private static let model = Operand("MODEL", .inputFile, help: "Model file that 'plimsoll train' wrote")
  private static let prices = Operand(
    "PRICES", .inputFile, help: "CSV file of prices, or of returns with --return-column, plain, .gz or .zip")
  private static let horizon = Option(
    "horizon", .integer(in: 1...10_000), value: "H", default: 1, help: "Number of periods ahead")
  private static let every = Option(
    flag: "every", help: "One row for every bar: the forecast from that bar for the period H ahead")
  private static let csv = Option(flag: "csv", help: "Print the rows as CSV, in full precision")

  package static let specification = CommandSpecification(
    name: "forecast",
    summary: "Forecast the variance of the periods after a series of prices",
    discussion: """
      Applies a model to the returns of a file, with its parameters as they are, and forecasts the variance of each \
      of the H periods after the last bar. A row holds the time stamp of the bar that the forecast is made from, the \
      number of periods ahead (step), the variance of that single period, its square root (volatility) and the \
      volatility annualized. All are in the unit of the model, whatever the unit of the file, and the returns are \
      computed as those that the model was fitted to.

      With --every the file is gone through bar by bar, and each bar gives one row, the forecast for the period H \
      ahead from what was known at its close. Two things may know more: the model, which was fitted to all of its \
      data, and the variance before the first bar, which is taken from the returns of the file as in the fit.

        plimsoll forecast model.safetensors prices.csv --horizon 10
        plimsoll forecast model.safetensors prices.csv --every -o volatility.csv
        plimsoll forecast model.safetensors - --json < prices.csv

      The result is CSV with --csv or where -o names a file that ends in .csv.
      """,
    operands: [model.specification, prices.specification],
    options: [horizon.specification, every.specification, csv.specification], groups: [ReturnOptions.group])

  private let model: InputFile
  private let file: InputFile
  private let horizon: Int
  private let isForEvery: Bool
  private let asksForCSV: Bool
  private let options: ReturnOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    model = arguments[Self.model]
    file = arguments[Self.prices]
    horizon = arguments[Self.horizon]
    isForEvery = arguments[Self.every]
    options = try ReturnOptions(arguments)
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

  /// Warns where the model was trained on bars of a size that this command is not told.
  private func warn(of stored: ModelFile, _ diagnostics: Diagnostics) {
    let arguments = stored.document.provenance.arguments
    guard let option = arguments.lastIndex(of: "--bar"), option + 1 < arguments.count else { return }
    let trained = arguments[option + 1]
    guard options.bars.size.map(\.description) != BarSize(trained)?.description else { return }
    diagnostics.warn("\(model): the model was trained with --bar \(trained), and its variance is that of such bars")
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let stored = try ModelFile(model, in: context)
    guard let fitted = stored.model.volatilityModel else {
      throw CommandError.usage("\(model): a model of variances has no forecasts from prices")
    }
    let input = try options.read(file, kind: stored.returnKind, scale: fitted.scale, in: context)
    warn(of: stored, context.diagnostics)
    let path: VolatilityPath
    do throws(VolatilityError) {
      path = try fitted.filter(input.returns)
    } catch {
      throw CommandError(error, in: file)
    }
    let forecast = ForecastTable(
      fitted: fitted, path: path, returns: input.returns, horizon: horizon, isForEvery: isForEvery,
      periods: options.periodsPerYear ?? input.periodsPerYear)
    if asksForCSV || (context.output.description.lowercased().hasSuffix(".csv") && !context.printsJSON) {
      return .text(forecast.rows { $0.description }.csv)
    }
    let heading =
      "\(stored.model.name.rawValue) from \(model), in \(fitted.scale.words)"
    return .report(
      Report(
        json: [
          "rows": forecast.rows { $0.description }.json, "model": .string(stored.model.name.rawValue),
          "scale": .string(fitted.scale.rawValue), "periodsPerYear": JSONValue(forecast.periods?.count),
        ],
        text: "\(heading)\n\(input.line)\n\n" + forecast.rows(stamp: input.detection.shown).text))
  }
}
