import MarketData
import ModelExchange
import ModelFormats

/// `plimsoll measure`: what prices say of the variance of the past, bar by bar or period by period.
package struct MeasureCommand: Command {
  private static let prices = Operand("PRICES", .inputFile, help: "CSV file of prices, plain, .gz or .zip")
  private static let measures = Option(
    optional: "measures", .list(of: .choice(of: NamedMeasure.self)), value: "NAMES", defaultText: "all possible",
    help: "Measures to compute, separated by commas, all of bars or all of periods")
  private static let period = Option(
    optional: "period", .lengthOfTime, value: "LENGTH", defaultText: "1d for measures of a period",
    help:
      "One row for each period, a whole number of bars; days from midnight UTC, others counted from 1970-01-01, so that weeks begin on Thursday"
  )
  private static let window = Option(
    optional: "window", .integer(in: 1...), value: "N", defaultText: "each bar alone",
    help: "Number of bars up to each bar that its measures are taken over")
  private static let annualized = Option(
    flag: "annualized", help: "Turn variances into volatility per year; the columns are named accordingly")
  private static let scale = Option(
    "scale", .choice(of: ReturnScale.self), value: "UNIT", default: .percent,
    help: "Unit of the returns whose variance is reported")
  private static let missing = Option(
    "missing", .choice([("error", .error), ("skip", .skipRow)]), value: "RULE", default: CSVOptions.MissingValues.error,
    help: "What becomes of a row without a value")
  private static let periodsPerYear = Option(
    optional: "periods-per-year", .number(above: 0), value: "N", defaultText: "by the bars",
    help: "Number of rows in a year, by which variances are annualized")

  package static let specification = CommandSpecification(
    name: "measure",
    summary: "Measure the variance of the past from prices",
    discussion: """
      Writes CSV, one row for each bar or, with --period or a measure of periods, for each period.

      Of a bar, from its open, high, low and close: parkinson, garman-klass and rogers-satchell, with --window N the \
      mean of the last N bars; and, with --window N only, yang-zhang, close-to-close (the sample variance of the last N \
      returns) and average-true-range (Wilder's, in the unit of the prices). A bar that contradicts itself, its high \
      below the low or its close outside of them, has no value, and neither has a window with such a bar; changes \
      across gaps count. Bars whose prices are all equal have variance 0.

      Of a period, from the log returns between the closes within: realized-variance, bipower-variation, \
      jump-variation, downside-semivariance, upside-semivariance and realized-quarticity. Returns across a gap are left \
      out and nothing is scaled up for them: returnCount is smaller than expectedReturnCount then. The first return of \
      a day is the one from the last close before it.

      Variances are per row, of log returns in percent unless --scale says otherwise. With --annualized they become \
      volatility per year, by 365 days of 24 hours in a market that trades on weekends and 252 days in others.

        plimsoll measure bars.csv --window 20
        plimsoll measure minutes.csv.gz --period 1d --annualized -o volatility.csv
        plimsoll measure minutes.csv.gz --period 4h --measures jump-variation --json
      """,
    operands: [prices.specification],
    options: [
      measures.specification, period.specification, window.specification, annualized.specification,
      scale.specification, periodsPerYear.specification,
    ],
    groups: [OptionGroup("Options of the data", MarketDataOptions.specifications + [missing.specification])])

  private let file: InputFile
  private let choice: MeasureChoice
  private let isAnnualized: Bool
  private let scale: ReturnScale
  private let periodsPerYear: PeriodsPerYear?
  private let layout: CSVOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    file = arguments[Self.prices]
    choice = try MeasureChoice(
      measures: arguments[Self.measures], period: arguments[Self.period], window: arguments[Self.window])
    isAnnualized = arguments[Self.annualized]
    scale = arguments[Self.scale]
    periodsPerYear = arguments[Self.periodsPerYear].map { PeriodsPerYear($0) }
    var layout = try MarketDataOptions(arguments).layout
    layout.missing = arguments[Self.missing]
    self.layout = layout
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let bars = try read(context)
    let measures = try choice.measures(of: bars, in: file)
    let periods = periodsPerYear ?? detectedPeriodsPerYear(of: bars)
    if isAnnualized, periods == nil {
      throw CommandError.badData(
        "\(file): a single bar does not tell how many make a year", hint: "--periods-per-year N states it")
    }
    let table: ResultTable
    do throws(MarketDataError) {
      table = try MeasureTable(
        bars: bars, measures: measures, rows: choice.rows, scale: scale, annualization: isAnnualized ? periods : nil
      ).table()
    } catch {
      throw CommandError(error, in: file)
    }
    return .report(Report(json: json(table, bars: bars, periods: periods), text: table.csv))
  }

  private func read(_ context: CommandContext) throws(CommandError) -> BarSeries {
    let reader = try context.reader(of: file, options: layout)
    do throws(MarketDataError) {
      let (bars, detection) = try reader.bars()
      detection.warn(context.diagnostics, options: layout)
      return bars
    } catch {
      throw CommandError(error, in: file)
    }
  }

  private func detectedPeriodsPerYear(of bars: BarSeries) -> PeriodsPerYear? {
    switch choice.rows {
    case .bars: bars.periodsPerYear
    case .periods(let period): bars.periodsPerYear(every: period)
    }
  }

  private func json(_ table: ResultTable, bars: BarSeries, periods: PeriodsPerYear?) -> JSONValue {
    var (window, period): (Int?, Duration?)
    switch choice.rows {
    case .bars(let count): window = count
    case .periods(let length): period = length
    }
    let second = Duration.seconds(1)
    return [
      "rows": table.json, "barSeconds": JSONValue(bars.barDuration.map { $0 / second }),
      "periodSeconds": JSONValue(period.map { $0 / second }), "window": JSONValue(window),
      "isAnnualized": .bool(isAnnualized), "scale": .string(scale.rawValue),
      "periodsPerYear": JSONValue(periods?.count),
    ]
  }
}
