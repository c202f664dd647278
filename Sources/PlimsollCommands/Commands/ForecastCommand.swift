import ForecastEvaluation
import MarketData
import ModelExchange
import VolatilityModels

/// `plimsoll forecast`: the variances that a model expects after the last bar, or after every bar.
package struct ForecastCommand: Command {
  private static let model = Operand("MODEL", .inputFile, help: "Model file that 'plimsoll train' wrote")
  private static let prices = Operand(
    "PRICES", .inputFile, help: "CSV file of prices, or of returns with --return-column, plain, .gz or .zip")
  private static let horizon = Option(
    optional: "horizon", .integer(in: 1...10_000), value: "H", defaultText: "1, or what a HAR model is for",
    help: "Number of periods ahead")
  private static let every = Option(
    flag: "every", help: "One row for every bar: the forecast from that bar for the period H ahead")
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

      With --every the file is gone through bar by bar, and each bar gives one row, the forecast for the period H \
      ahead from what was known at its close. Two things may know more: the model, which was fitted to all of its \
      data, and the variance before the first bar, which is taken from the returns of the file as in the fit.

        plimsoll forecast model.safetensors prices.csv --horizon 10
        plimsoll forecast model.safetensors prices.csv --every -o volatility.csv
        plimsoll forecast model.safetensors prices.csv --simulate bootstrap
        plimsoll forecast model.safetensors - --json < prices.csv

      The result is CSV with --csv or where -o names a file that ends in .csv.
      """,
    operands: [model.specification, prices.specification],
    options: [horizon.specification, every.specification] + SimulationChoice.specifications + [csv.specification]
      + VarianceColumnOptions.specifications,
    groups: [ReturnOptions.group])

  private let model: InputFile
  private let file: InputFile
  private let horizon: Int?
  private let isForEvery: Bool
  private let asksForCSV: Bool
  private let simulation: SimulationChoice
  private let columns: VarianceColumnOptions
  private let options: ReturnOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    model = arguments[Self.model]
    file = arguments[Self.prices]
    horizon = arguments[Self.horizon]
    isForEvery = arguments[Self.every]
    options = try ReturnOptions(arguments)
    simulation = try SimulationChoice(arguments)
    columns = try VarianceColumnOptions(arguments, isKnown: true)
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
    warn(of: stored, context.diagnostics)
    let (forecast, line, detection) =
      if case .autoregression(let fitted, let measure) = stored.model {
        try autoregression(fitted, measure: measure, stored, context)
      } else {
        try volatilityModel(stored, context)
      }
    if asksForCSV || (context.output.description.lowercased().hasSuffix(".csv") && !context.printsJSON) {
      return .text(forecast.table { $0.description }.csv)
    }
    let heading = "\(stored.model.kindName) from \(model), in \(stored.model.scale.words)"
    return .report(
      Report(
        json: [
          "rows": forecast.table { $0.description }.json, "model": .string(stored.model.kindName),
          "scale": .string(stored.model.scale.rawValue), "periodsPerYear": JSONValue(forecast.periods?.count),
        ],
        text: "\(heading)\n\(line)\n\n" + forecast.table(stamp: detection.shown).text))
  }

  private typealias Forecast = (table: ForecastTable, line: String, detection: CSVDetection)

  private func volatilityModel(_ stored: ModelFile, _ context: CommandContext) throws(CommandError) -> Forecast {
    guard let fitted = stored.model.volatilityModel else { preconditionFailure("the model is one of returns") }
    if columns.variance != nil { throw .usage("--variance-column does not apply to \(stored.model.kindName)") }
    let input = try options.read(file, kind: stored.returnKind, scale: fitted.scale, in: context)
      .adding(regressors: stored.model.regressors, layout: options.layout, context)
    do throws(VolatilityError) {
      let table = try ForecastTable(
        fitted, returns: input.returns, horizon: horizon ?? 1, isForEvery: isForEvery,
        simulation: simulation.options(in: context), periods: options.periodsPerYear ?? input.periodsPerYear)
      return (table, input.line, input.detection)
    } catch {
      throw CommandError(error, in: file)
    }
  }

  private func autoregression(
    _ fitted: FittedHAR, measure: String, _ stored: ModelFile, _ context: CommandContext
  ) throws(CommandError) -> Forecast {
    if simulation.source != nil { throw .usage("--simulate does not apply to \(stored.model.kindName)") }
    if isForEvery, let horizon, horizon != fitted.specification.horizon {
      throw .usage("with --every the model forecasts what it was trained for: \(fitted.specification.horizon) periods")
    }
    // A model of a column forecasts from a column, of the same name unless another is named.
    let prefix = "column "
    let columns =
      measure.hasPrefix(prefix) ? self.columns.orElse(variance: String(measure.dropFirst(prefix.count))) : self.columns
    let proxy = VarianceProxy(rawValue: measure)
    guard proxy != nil || columns.variance != nil else {
      throw .badData("\(model): the model is of \"\(measure)\", which no measure of this version is called")
    }
    let input = try VarianceInput(
      file, proxy: proxy ?? .realized, needsReturns: false,
      options: options.orElse(kind: stored.returnKind, scale: fitted.scale), columns: columns,
      further: fitted.specification.fileColumns, in: context)
    do throws(HARError) {
      let table = try ForecastTable(
        fitted, variances: input.variances.converted(to: fitted.scale), horizon: horizon, isForEvery: isForEvery,
        periods: options.periodsPerYear ?? input.periodsPerYear)
      return (table, input.line(file), input.detection)
    } catch {
      throw CommandError(error, in: file).hinting(AutoregressionOptions.hint(for: error))
    }
  }
}

extension HAR {
  /// The covariates that are columns of a file, not made of prices.
  fileprivate var fileColumns: [String] {
    let made = AutoregressionFeature.named.flatMap(\.covariates)
    return regressors.map(\.covariate).filter { !made.contains($0) }.map(\.rawValue)
  }
}
