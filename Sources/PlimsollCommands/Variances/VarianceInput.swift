import ForecastEvaluation
import MarketData
import ModelExchange
import VolatilityModels

/// The variances of the periods of a file, with the returns of the same periods where they are wanted.
struct VarianceInput {
  /// The returns and what is known of the file; `nil` where variances alone were read.
  let returns: ReturnInput?
  /// The variances, one for each return where there are returns.
  let variances: VarianceSeries
  /// What was taken for the variances.
  let proxy: VarianceProxy
  /// What was found out about the file.
  let detection: CSVDetection
  /// The bytes of the file as they were read.
  let contents: [UInt8]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: the file of prices, returns or variances.
  ///   - proxy: what is taken for the variance of a period.
  ///   - needsReturns: whether returns are wanted where the file has variances of its own.
  ///   - options: how returns are made.
  ///   - columns: the columns of variances.
  ///   - further: the names of columns that models want beside them.
  ///   - context: what the command runs in.
  /// - Throws: `CommandError`, which names the place of the first fault.
  init(
    _ file: InputFile, proxy: VarianceProxy, needsReturns: Bool, options: ReturnOptions,
    columns: VarianceColumnOptions, further: [String], in context: CommandContext
  ) throws(CommandError) {
    self.proxy = proxy
    let contents = try context.contents(of: file)
    self.contents = contents
    let returns =
      needsReturns || columns.variance == nil
      ? try options.read(file, contents: contents, in: context) : nil
    self.returns = returns
    guard let column = columns.variance else {
      guard let returns else { preconditionFailure("returns are read where there is no column of variances") }
      detection = returns.detection
      let measured = try Self.measured(returns, proxy: proxy, file)
      variances = try Self.adding(
        try returns.columns(named: further, layout: options.layout, context), to: measured, file)
      return
    }
    let table = try ColumnTable(file, contents: contents, layout: options.layout, context)
    detection = table.detection
    let read = try table.variances(
      column, quarticity: columns.quarticity, further: further, at: returns?.returns.timeStamps,
      scale: options.scale ?? .percent)
    variances = read
    if let returns { Self.warn(ofScaleOf: read, column: column, against: returns, context.diagnostics) }
  }

  /// How far apart a mean variance and a mean squared return may be before they are taken for different units.
  private static let largestRatio = 100.0

  /// Warns of variances of another order than the squared returns of the same periods.
  private static func warn(
    ofScaleOf variances: VarianceSeries, column: String, against input: ReturnInput, _ diagnostics: Diagnostics
  ) {
    let squares = input.returns.values.reduce(0) { $0 + $1 * $1 }
    let ratio = variances.values.reduce(0, +) / squares
    guard ratio > largestRatio || ratio < 1 / largestRatio else { return }
    diagnostics.warn(
      "\(input.file): the variances in \(column) are \(TableCell.number(ratio, digits: 3).shown) times the squared "
        + "returns; --scale says what unit both are in")
  }

  /// The number of periods in a year by the time stamps; `nil` where there are none.
  var periodsPerYear: PeriodsPerYear? {
    if let returns { return returns.periodsPerYear }
    guard let stamps = variances.timeStamps else { return nil }
    // The calendar of a series is told by its time stamps alone, whatever the prices.
    return try? BarSeries(timeStamps: stamps, close: [Double](repeating: 1, count: stamps.count)).periodsPerYear
  }

  /// The file as the provenance of a model names it.
  func source(_ file: InputFile) -> Provenance.Source {
    file.source(
      contents, count: variances.count, timeStamps: variances.timeStamps, returns: returns?.returns.kind)
  }

  /// Which data these are, in a line.
  func line(_ file: InputFile) -> String {
    if let returns { return returns.line }
    var line = "\(file): \(variances.count) variances in \(variances.scale.words) squared"
    if let first = variances.timeStamps?.first, let last = variances.timeStamps?.last {
      line += ", \(shown(first)) to \(shown(last))"
    }
    return line
  }

  /// A time stamp of a period as people read it: a date where all are.
  func shown(_ stamp: TimeStamp) -> String {
    let isDate = variances.timeStamps?.allSatisfy { $0.description.hasSuffix("T00:00:00Z") } ?? false
    return isDate ? stamp.dateDescription : detection.shown(stamp)
  }

  /// The variances of the periods of returns.
  private static func measured(
    _ input: ReturnInput, proxy: VarianceProxy, _ file: InputFile
  ) throws(CommandError) -> VarianceSeries {
    let realized = try input.realizedMeasures(isNeeded: proxy == .realized)
    do throws(EvaluationError) {
      return try VarianceSeries(proxy, of: input.returns, bars: input.bars, realized: realized)
    } catch {
      throw CommandError(error, in: file)
    }
  }

  private static func adding(
    _ columns: [String: [Double]], to series: VarianceSeries, _ file: InputFile
  ) throws(CommandError) -> VarianceSeries {
    guard !columns.isEmpty else { return series }
    let further = Dictionary(uniqueKeysWithValues: columns.map { (Covariate(rawValue: $0.key), $0.value) })
    do throws(HARError) {
      return try VarianceSeries(
        values: series.values, scale: series.scale, timeStamps: series.timeStamps,
        covariates: series.covariates.merging(further) { _, own in own })
    } catch {
      throw CommandError(error, in: file)
    }
  }
}
