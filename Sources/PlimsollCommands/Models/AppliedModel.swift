import ForecastEvaluation
import MarketData
import ModelExchange
import NumericalMethods
import VolatilityForecasting
import VolatilityModels

/// A model that is applied to a file: what both are, and how the file is read.
struct AppliedModel {
  /// The forecasts, what they were made from in a line, and what is known of the file.
  struct Result {
    /// The forecasts.
    let table: ForecastTable
    /// Which data they were made from.
    let line: String
    /// What was found out about the file.
    let detection: CSVDetection
    /// The unit of the forecasts.
    let scale: ReturnScale
    /// The prices, where the file holds them.
    let bars: BarSeries?
  }

  /// Which forecasts are made.
  struct Request {
    /// The number of periods ahead; `nil` for the model's own.
    var horizon: Int?
    /// Whether they are made at every bar, or at the last alone.
    var isForEvery: Bool
    /// How paths are simulated.
    var simulation: SimulationChoice?
  }

  /// The model file.
  let model: InputFile
  /// What it holds.
  let stored: ModelFile
  /// The file of prices.
  let file: InputFile
  /// How returns are made of it.
  let options: ReturnOptions
  /// Where variances stand in it.
  let columns: VarianceColumnOptions
  /// What is beside it.
  let market: MarketChoice

  /// The forecasts of the model.
  ///
  /// - Parameters:
  ///   - request: which forecasts are made.
  ///   - context: what the command runs in.
  /// - Returns: the forecasts.
  /// - Throws: `CommandError` where the model does not fit the file or the options.
  func forecasts(_ request: Request, in context: CommandContext) throws(CommandError) -> Result {
    if let corrected = stored.model.correctedRegression {
      return try forecasts(of: corrected, request, in: context)
    }
    switch stored.model {
    case .regimes:
      throw .usage(
        "\(model) is a classifier of regimes, which has no forecasts of volatility",
        hint: stored.model.applicationHint)
    case .ensemble, .sequenceNetwork:
      throw .usage(
        "\(model) holds a model of kind \(stored.model.kindName), which reads rows of numbers and no prices",
        hint: stored.model.applicationHint)
    default: break
    }
    try market.requireNoFiles(for: stored.model.kindName)
    warn(context.diagnostics)
    if case .autoregression(let fitted, let measure) = stored.model {
      return try forecasts(of: fitted, measure: measure, request, in: context)
    }
    return try forecastsOfReturns(request, in: context)
  }

  /// Warns where the model was trained on bars of a size that this command is not told.
  func warn(_ diagnostics: Diagnostics) {
    let arguments = stored.document.provenance.arguments
    guard let option = arguments.lastIndex(of: "--bar"), option + 1 < arguments.count else { return }
    let trained = arguments[option + 1]
    guard options.bars.size.map(\.description) != BarSize(trained)?.description else { return }
    diagnostics.warn("\(model): the model was trained with --bar \(trained), and its variance is that of such bars")
  }

  private func forecastsOfReturns(_ request: Request, in context: CommandContext) throws(CommandError) -> Result {
    guard let fitted = stored.model.volatilityModel else { preconditionFailure("the model is one of returns") }
    if columns.variance != nil { throw .usage("--variance-column does not apply to \(stored.model.kindName)") }
    let input = try options.read(file, kind: stored.returnKind, scale: fitted.scale, in: context)
      .adding(regressors: stored.model.regressors, layout: options.layout, context)
    do throws(VolatilityError) {
      let table = try ForecastTable(
        fitted, returns: input.returns, horizon: request.horizon ?? 1, isForEvery: request.isForEvery,
        simulation: request.simulation?.options(in: context), periods: options.periodsPerYear ?? input.periodsPerYear)
      return Result(
        table: table, line: input.line, detection: input.detection, scale: fitted.scale, bars: input.bars)
    } catch {
      throw CommandError(error, in: file)
    }
  }

  private func forecasts(
    of fitted: FittedHAR, measure: String, _ request: Request, in context: CommandContext
  ) throws(CommandError) -> Result {
    if request.simulation?.source != nil { throw .usage("--simulate does not apply to \(stored.model.kindName)") }
    if request.isForEvery, let horizon = request.horizon, horizon != fitted.specification.horizon {
      throw .usage(
        "at every bar the model forecasts what it was trained for: \(fitted.specification.horizon) periods")
    }
    let input = try varianceInput(of: fitted, measure: measure, in: context)
    do throws(HARError) {
      let table = try ForecastTable(
        fitted, variances: input.variances.converted(to: fitted.scale), horizon: request.horizon,
        isForEvery: request.isForEvery, periods: options.periodsPerYear ?? input.periodsPerYear)
      return Result(
        table: table, line: input.line(file), detection: input.detection, scale: fitted.scale,
        bars: input.returns?.bars)
    } catch {
      throw CommandError(error, in: file).hinting(AutoregressionOptions.hint(for: error))
    }
  }

  /// The variances of the file, measured as those that an autoregression was fitted to.
  ///
  /// - Parameters:
  ///   - fitted: the autoregression.
  ///   - measure: the name of what its variances were.
  ///   - context: what the command runs in.
  /// - Returns: the variances, in the unit in which the file was read.
  /// - Throws: `CommandError`, which names the file.
  func varianceInput(
    of fitted: FittedHAR, measure: String, in context: CommandContext
  ) throws(CommandError) -> VarianceInput {
    // A model of a column forecasts from a column, of the same name unless another is named.
    let prefix = "column "
    let columns =
      measure.hasPrefix(prefix) ? self.columns.orElse(variance: String(measure.dropFirst(prefix.count))) : self.columns
    let proxy = VarianceProxy(rawValue: measure)
    guard proxy != nil || columns.variance != nil else {
      throw .badData("\(model): the model is of \"\(measure)\", which no measure of this version is called")
    }
    return try VarianceInput(
      file, proxy: proxy ?? .realized, needsReturns: false,
      options: options.orElse(kind: stored.returnKind, scale: fitted.scale), columns: columns,
      further: fitted.specification.fileColumns, in: context)
  }
}

extension HAR {
  /// The covariates that are columns of a file, not made of prices.
  fileprivate var fileColumns: [String] {
    let made = AutoregressionFeature.named.flatMap(\.covariates)
    return regressors.map(\.covariate).filter { !made.contains($0) }.map(\.rawValue)
  }
}
