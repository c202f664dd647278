import MarketData
import RegimeClassification

/// Regimes and their probabilities as rows of a table.
struct LabelTable {
  /// The table, a row for each bar.
  ///
  /// - Parameters:
  ///   - timeStamps: the starts of the bars.
  ///   - symbol: what the market is called.
  ///   - regimes: the number of the class of each bar; `nil` where too little is known.
  ///   - probabilities: those of the classes of each bar; `nil` where too little is known.
  ///   - classNames: the names of the classes.
  /// - Returns: the table.
  static func table(
    _ timeStamps: [TimeStamp], symbol: String, regimes: [Int?], probabilities: [[Double]?], classNames: [String]
  ) -> ResultTable {
    var table = ResultTable(columns: ["timestamp", "symbol", "regime"] + classNames.map { "p_\($0)" })
    for (index, stamp) in timeStamps.enumerated() {
      let regime: TableCell = regimes[index].map { .text(classNames[$0]) } ?? .missing
      let numbers: [TableCell] =
        probabilities[index]?.map { .number($0) } ?? classNames.map { _ in .missing }
      table.append([.text(stamp.description), .text(symbol), regime] + numbers)
    }
    return table
  }
}
