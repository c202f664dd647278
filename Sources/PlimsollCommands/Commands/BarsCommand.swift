import MarketData
import ModelExchange

/// `plimsoll bars`: clean bars of a size that is asked for, with columns of other files as they were known in time.
package struct BarsCommand: Command {
  private static let prices = Operand("PRICES", .inputFile, help: "CSV file of prices, plain, .gz or .zip")
  private static let rule = Option(
    repeated: "rule", .assignment("COLUMN=RULE", key: .text), value: "COLUMN=RULE",
    help: "How the values of another column become one in a bar of --bar: "
      + "\(ColumnRule.allCases.map(\.rawValue).joined(separator: ", ")); without it the last, of flows and of a volume in money the sum"
  )

  package static let specification = CommandSpecification(
    name: "bars",
    summary: "Write clean bars, resampled, and joined with what was known then",
    discussion: """
      Reads a file of prices and writes its bars as CSV: timestamp (the start of the bar, UTC), open, high, low, close \
      and volume as far as the file has them, and the other columns of numbers. What is printed is a summary; -o - \
      prints the bars.

      With --bar the bars are put together: first open, highest high, lowest low, last close, sum of volumes. The \
      column bars then tells how many bars of the file are in each, and complete (1 or 0) whether that is all of them.

      With --join each bar gets columns of other files, with the last values that were published when it closed. The \
      rows of a joined file are taken to be stamped with the start of their period, and to be known when it ends, or \
      later by --lag. Of data that are restated later on, such as exchange flows, no lag takes the hindsight out: \
      join a vintage from before the bars. Daily bars of an exchange close before the day ends; add the hours \
      between to the lags.

        plimsoll bars prices.csv --bar 4h -o bars.csv
        plimsoll bars prices.csv --bar 1d --rule trades=sum -o days.csv --json
        plimsoll bars prices.csv --join flows.csv --lag netflow=10h -o bars.csv
      """,
    operands: [prices.specification],
    options: [rule.specification],
    groups: [
      OptionGroup(
        "Options of the data",
        MarketDataOptions.specifications + [ReturnOptions.missing.specification] + BarOptions.specifications),
      JoinOptions.group,
    ],
    output: .artifact("table"))

  private let file: InputFile
  private let layout: CSVOptions
  private let barOptions: BarOptions
  private let rules: [String: ColumnRule]
  private let joinOptions: JoinOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    file = arguments[Self.prices]
    var layout = try MarketDataOptions(arguments).layout
    layout.missing = arguments[ReturnOptions.missing]
    self.layout = layout
    barOptions = try BarOptions(arguments)
    rules = try Self.rules(arguments[Self.rule])
    if barOptions.size == nil, arguments.source(of: Self.rule) == .commandLine {
      throw .usage("option --rule needs --bar SIZE")
    }
    joinOptions = try JoinOptions(arguments)
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let reader = try context.reader(of: file, options: layout)
    let source: BarSeries
    let detection: CSVDetection
    let resampled: ResampledBars?
    do throws(MarketDataError) {
      (source, detection) = try reader.bars()
      detection.warn(context.diagnostics, options: layout)
      resampled = try barOptions.resampled(
        source, of: file, context.diagnostics, columnRules: barOptions.size == nil ? [:] : rules(with: detection))
    } catch {
      throw CommandError(error, in: file)
    }
    let longer = resampled?.bars ?? source
    warn(of: source, context.diagnostics)
    guard longer.count > 0 else { throw CommandError.badData("\(file): none of the bars is complete") }
    let own = titles(of: longer, detection, isResampled: resampled != nil, context.diagnostics)
    let reserved = BarTable.reservedNames(of: longer, isResampled: resampled != nil) + own.map(\.title)
    let (bars, joined) = try joinOptions.joined(
      to: longer, size: resampled?.size, zone: layout.zone, reserved: Set(reserved), in: context)
    let table = BarTable(bars, others: own + joined.map { ($0.name, $0.name) }, resampled: resampled)
    let report = BarReport(
      file: file, bars: bars, columns: table.columns, resampled: resampled, joined: joined, detection: detection)
    return .artifact(table.csv, report: Report(json: report.json, text: report.text))
  }

  /// The roles of columns that are no prices and no volume of a bar.
  private static let rolesBesideBars: [ColumnRole] = [.quoteVolume, .funding, .inflow, .outflow, .impliedVolatility]

  private static func rules(_ assignments: [Assignment<String>]) throws(CommandError) -> [String: ColumnRule] {
    var rules: [String: ColumnRule] = [:]
    let names = ColumnRule.allCases.map(\.rawValue)
    for assignment in assignments {
      guard let rule = ColumnRule(rawValue: assignment.value) else {
        throw .usage(
          "option --rule: \(assignment.value.quoted) is not one of \(names.joined(separator: ", "))",
          hint: Spelling.suggestion(for: assignment.value, among: names))
      }
      guard rules.updateValue(rule, forKey: assignment.key) == nil else {
        throw .usage("option --rule names the column \(assignment.key.quoted) twice")
      }
    }
    return rules
  }

  /// Warns of bars that contradict themselves, which are written as they are.
  private func warn(of bars: BarSeries, _ diagnostics: Diagnostics) {
    let count = bars.impossibleBarCount
    guard count > 0 else { return }
    diagnostics.warn(
      "\(file): \(count) \(count == 1 ? "bar contradicts itself and is" : "bars contradict themselves and are") written so; "
        + "--repair drop-impossible leaves them out")
  }

  /// The rules that were given, and the sum for what adds up.
  private func rules(with detection: CSVDetection) -> [String: ColumnRule] {
    detection.columnRules.merging(rules) { _, given in given }
  }

  /// The other columns of the file, in its order, and what they are called beside the bars.
  private func titles(
    of bars: BarSeries, _ detection: CSVDetection, isResampled: Bool, _ diagnostics: Diagnostics
  ) -> [(column: String, title: String)] {
    var taken = Set(BarTable.reservedNames(of: bars, isResampled: isResampled))
    return (Self.rolesBesideBars.compactMap { detection.columns[$0] } + detection.otherColumns).map { column in
      let title = column.unique(among: taken)
      if title != column {
        diagnostics.warn("\(file): its column \(column.quoted) is written as \(title.quoted), since the name is taken")
      }
      taken.insert(title)
      return (column, title)
    }
  }
}
