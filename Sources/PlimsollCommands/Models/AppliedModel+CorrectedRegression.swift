import MarketData
import ModelExchange
import VolatilityForecasting
import VolatilityModels

// Networks and trees, which are applied to the features of a market.
extension AppliedModel {
  /// The forecasts of networks or trees, in percent unless another unit is asked for.
  ///
  /// - Parameters:
  ///   - corrected: the networks or trees.
  ///   - request: which forecasts are made.
  ///   - context: what the command runs in.
  /// - Returns: the forecasts.
  /// - Throws: `CommandError` where they do not fit the file or the options.
  func forecasts(
    of corrected: any CorrectedRegression, _ request: Request, in context: CommandContext
  ) throws(CommandError) -> Result {
    try checkOptions(request)
    let horizons = try chosen(request.horizon, of: corrected.horizons)
    let (input, history) = try market.read(file, options: options, in: context)
    try checkBars(of: history, trainedOn: corrected.barDuration)
    let forecasts: LogVarianceForecasts
    do throws(ForecastingError) {
      let last = history.bars.count - 1
      forecasts = try corrected.forecasts(
        for: history, rows: request.isForEvery ? nil : last..<last + 1, threads: context.threads)
    } catch {
      throw CommandError(error, in: file).hinting(hint(for: error))
    }
    let scale = options.scale ?? .percent
    let table = try ForecastTable(
      forecasts, horizons: horizons, timeStamps: history.bars.timeStamps, isForEvery: request.isForEvery, scale: scale,
      periods: options.periodsPerYear ?? input.bars.periodsPerYear, file: file)
    return Result(table: table, line: input.line, detection: input.detection, scale: scale, bars: input.bars)
  }

  /// Makes sure that nothing was asked for that does not apply to a forecaster of log variances.
  func checkOptions(_ request: Request) throws(CommandError) {
    let name = stored.model.kindName
    if request.simulation?.source != nil { throw .usage("--simulate does not apply to \(name)") }
    if columns.variance != nil { throw .usage("--variance-column does not apply to \(name)") }
    if options.returnColumn != nil { throw .usage("--return-column does not apply to \(name)") }
    if options.kind == .simple { throw .usage("--returns simple does not apply to \(name), which is of log returns") }
  }

  /// The horizons to forecast: the one that is asked for, or all.
  private func chosen(_ horizon: Int?, of trained: [Int]) throws(CommandError) -> [Int] {
    guard let horizon else { return trained }
    guard trained.contains(horizon) else {
      let known = trained.map(String.init).joined(separator: ", ")
      throw .usage(
        "option --horizon: the model was trained for \(known) \(trained == [1] ? "period" : "periods"), not for "
          + "\(horizon)")
    }
    return [horizon]
  }

  /// Makes sure that the bars are as long as those that the model was trained on.
  func checkBars(
    of history: MarketHistory, trainedOn trained: Duration
  ) throws(CommandError) {
    let found = history.barDuration
    guard trained != found else { return }
    throw .badData(
      "\(file): the bars are of \(found.barLength), those that the model was trained on of \(trained.barLength)",
      hint: found < trained ? "--bar \(trained.barLength) puts bars together" : nil)
  }

  /// What helps against an error of features.
  func hint(for error: ForecastingError) -> String? {
    switch error {
    case .missingColumn(_, let column, let available):
      Spelling.suggestion(for: column, among: available)
        ?? "--join FILE joins the columns of another file, with --lag \(column)=TIME"
    case .missingMarket: "--beside FILE gives another market"
    case .notLearned:
      stored.model.correctedRegression.map {
        "the model knows \($0.markets.joined(separator: ", ")); --market NAME says which one this is"
      }
    default: nil
    }
  }
}
