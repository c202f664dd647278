package import MarketData
package import PositionSizing

/// The regimes of a file that `plimsoll label` wrote.
package struct LabelFile: Sendable {
  static let regimeColumn = "regime"
  static let probabilityPrefix = "p_"

  /// The regimes of each market; rows without a regime are passed over.
  package let markets: MarketTimelines<RegimeReading>
  /// The names of the classes that the file has columns of probabilities for, in their order; none where it has no such.
  package let classNames: [String]
  /// The regimes that the file tells, each with the place of its first row, in the order of the file.
  let regimes: [(name: String, location: CSVLocation)]

  /// Reads a file of labels, and warns of what had to be assumed about it.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - options: what is known about how it is written.
  ///   - rule: what is known about its bars.
  ///   - context: what the command runs in.
  /// - Throws: `CommandError`, which names the place of the first fault.
  package init(
    _ file: InputFile, options: CSVOptions = CSVOptions(), rule: TimelineRule = TimelineRule(),
    in context: CommandContext
  ) throws(CommandError) {
    try self.init(SizingTable(file, options: options, in: context), rule: rule)
  }

  /// The labels of records that were read.
  ///
  /// - Parameters:
  ///   - records: the records.
  ///   - rule: what is known about their bars.
  ///   - diagnostics: where warnings go.
  /// - Throws: `CommandError.badData`, which names the place of the first fault.
  package init(
    _ records: RecordTable, rule: TimelineRule = TimelineRule(), diagnostics: Diagnostics
  ) throws(CommandError) {
    try self.init(SizingTable(records, diagnostics: diagnostics), rule: rule)
  }

  private init(_ table: SizingTable, rule: TimelineRule) throws(CommandError) {
    let names = table.records.columnNames
    let regimeColumn = try table.required(Self.regimeColumn)
    let columns = names.indices.filter {
      names[$0].lowercased().hasPrefix(Self.probabilityPrefix) && names[$0].count > Self.probabilityPrefix.count
    }
    classNames = columns.map { String(names[$0].dropFirst(Self.probabilityPrefix.count)) }
    let regimes = Self.regimes(of: table, column: regimeColumn)
    self.regimes = Self.firstRows(of: regimes).map { row in
      (regimes[row] ?? "", table.records.location(row: row, column: regimeColumn))
    }
    let readings = try Self.readings(regimes, classNames: classNames, columns: columns, of: table)
    markets = try MarketTimelines(table, MarketRows(table), rule: rule, barOption: "--labels-bar") { rows, _, _ in
      rows.map { readings[$0] }
    }
  }

  /// The regime of each row; `nil` where the field is empty.
  private static func regimes(of table: SizingTable, column: Int) -> [String?] {
    var isMissing: [String: Bool] = [:]
    return (0..<table.records.count).map { row in
      let regime = table.records.text(row: row, column: column)
      let missing = isMissing[regime] ?? table.records.isMissing(row: row, column: column)
      isMissing[regime] = missing
      return missing ? nil : regime
    }
  }

  /// The first row of each regime.
  private static func firstRows(of regimes: [String?]) -> [Int] {
    var known: Set<String> = []
    return regimes.indices.filter { row in regimes[row].map { known.insert($0).inserted } ?? false }
  }

  private static func readings(
    _ regimes: [String?], classNames: [String], columns: [Int], of table: SizingTable
  ) throws(CommandError) -> [RegimeReading?] {
    var probabilities: [[Double]] = []
    for column in columns { probabilities.append(try table.numbers(column, in: .probability)) }
    var readings: [RegimeReading?] = []
    readings.reserveCapacity(regimes.count)
    for (row, regime) in regimes.enumerated() {
      guard let regime else {
        readings.append(nil)
        continue
      }
      let own = probabilities.map { $0[row] }
      let missing = own.firstIndex(where: \.isNaN)
      if let missing, !own.allSatisfy(\.isNaN) {
        throw table.invalid(
          row: row, column: columns[missing], expected: "a number from 0 to 1, as the row has others")
      }
      do throws(SizingError) {
        readings.append(
          try RegimeReading(
            regime: regime, classNames: classNames, probabilities: missing == nil && !own.isEmpty ? own : nil))
      } catch {
        let shown = classNames.map { (probabilityPrefix + $0).quoted }.joined(separator: ", ")
        throw .badData("\(table.records.location(row: row)), columns \(shown): \(error)")
      }
    }
    return readings
  }
}
