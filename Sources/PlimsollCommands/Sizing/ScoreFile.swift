package import MarketData
package import PositionSizing

/// The forecasts of a file that `plimsoll score` wrote.
package struct ScoreFile: Sendable {
  static let volatilityColumn = "forecast_volatility"
  static let scoreColumn = "score"
  static let alertColumn = "alert"

  /// The forecasts of each market; rows without a forecast volatility are passed over.
  package let markets: MarketTimelines<VolatilityReading>
  /// Whether the file has a column of scores.
  package let hasScores: Bool
  /// Whether the file has a column of alerts.
  package let hasAlerts: Bool

  /// Reads a file of scores, and warns of what had to be assumed about it.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - options: what is known about how it is written.
  ///   - rule: what is known about its bars.
  ///   - meanDays: the days of forecasts that `VolatilityReading.trailingMean` is the mean of, from 1 to 36,525.
  ///   - context: what the command runs in.
  /// - Throws: `CommandError`, which names the place of the first fault.
  package init(
    _ file: InputFile, options: CSVOptions = CSVOptions(), rule: TimelineRule = TimelineRule(), meanDays: Int = 30,
    in context: CommandContext
  ) throws(CommandError) {
    try self.init(SizingTable(file, options: options, in: context), rule: rule, meanDays: meanDays)
  }

  /// The scores of records that were read.
  ///
  /// - Parameters:
  ///   - records: the records.
  ///   - rule: what is known about their bars.
  ///   - meanDays: the days of forecasts that `VolatilityReading.trailingMean` is the mean of, from 1 to 36,525.
  ///   - diagnostics: where warnings go.
  /// - Throws: `CommandError.badData`, which names the place of the first fault.
  package init(
    _ records: RecordTable, rule: TimelineRule = TimelineRule(), meanDays: Int = 30, diagnostics: Diagnostics
  ) throws(CommandError) {
    try self.init(SizingTable(records, diagnostics: diagnostics), rule: rule, meanDays: meanDays)
  }

  private init(_ table: SizingTable, rule: TimelineRule, meanDays: Int) throws(CommandError) {
    let volatilities = try table.numbers(table.required(Self.volatilityColumn), in: .positive)
    let scores = try table.numbers(named: Self.scoreColumn, in: .score)
    let alerts = try Self.alerts(of: table)
    (hasScores, hasAlerts) = (scores != nil, alerts != nil)
    let mean = TrailingMean(days: meanDays)
    markets = try MarketTimelines(table, MarketRows(table), rule: rule, barOption: "--scores-bar") {
      (rows, stamps, ends) throws(CommandError) in
      let present = rows.indices.filter { !volatilities[rows[$0]].isNaN }
      let means = mean.means(
        of: present.map { volatilities[rows[$0]] }, stamps: present.map { stamps[$0] }, ends: present.map { ends[$0] })
      var readings = [VolatilityReading?](repeating: nil, count: rows.count)
      for (index, mean) in zip(present, means) {
        let row = rows[index]
        // Where there is too little history for a score, that there is no alert says nothing.
        let score = scores.map { $0[row] }
        let hasRank = score.map { !$0.isNaN } ?? true
        do throws(SizingError) {
          readings[index] = try VolatilityReading(
            forecastVolatility: volatilities[row], trailingMean: mean,
            score: score.flatMap { $0.isNaN ? nil : $0 }, isAlert: hasRank ? alerts?[row] : nil)
        } catch {
          throw .badData("\(table.records.location(row: row)): \(error)")
        }
      }
      return readings
    }
  }

  /// Whether each row is an alert; `nil` where there is no such column.
  private static func alerts(of table: SizingTable) throws(CommandError) -> [Bool?]? {
    guard let column = table.records.column(named: alertColumn) else { return nil }
    var alerts: [Bool?] = []
    alerts.reserveCapacity(table.records.count)
    for row in 0..<table.records.count {
      switch table.records.text(row: row, column: column) {
      case "1", "1.0", "true", "True", "TRUE": alerts.append(true)
      case "0", "0.0", "false", "False", "FALSE": alerts.append(false)
      default:
        guard table.records.isMissing(row: row, column: column) else {
          throw table.invalid(row: row, column: column, expected: "1 for an alert or 0 for none")
        }
        alerts.append(nil)
      }
    }
    return alerts
  }
}
