import MarketData

/// Bars as rows of a file: time stamps, prices, volume, other columns and, of longer bars, how complete they are.
struct BarTable {
  /// The names of the columns that tell how complete a bar is.
  static let completenessNames = ["bars", "complete"]
  /// The names that no other column of the bars `bars` may have.
  static func reservedNames(of bars: BarSeries, isResampled: Bool) -> [String] {
    ["timestamp"] + prices(of: bars).map(\.name) + (isResampled ? completenessNames : [])
  }

  /// The titles of the columns.
  let columns: [String]
  private let stamps: [TimeStamp]
  private let values: [[Double]]
  private let completeness: [(sourceBars: Int, isComplete: Bool)]?

  /// The rows of bars.
  ///
  /// - Parameters:
  ///   - bars: the bars.
  ///   - others: the columns of `bars.columns` in their order, each with its title.
  ///   - resampled: the longer bars that `bars` are, with or without joined columns; `nil` where they are as read.
  init(_ bars: BarSeries, others: [(column: String, title: String)], resampled: ResampledBars?) {
    let numbers = Self.prices(of: bars) + others.map { ($0.title, bars.columns[$0.column] ?? []) }
    columns = ["timestamp"] + numbers.map(\.name) + (resampled == nil ? [] : Self.completenessNames)
    stamps = bars.timeStamps
    values = numbers.map(\.values)
    completeness = resampled.map { Array(zip($0.sourceBarCounts, $0.isComplete)) }
  }

  private static func prices(of bars: BarSeries) -> [(name: String, values: [Double])] {
    let all: [(String, [Double]?)] = [
      ("open", bars.open), ("high", bars.high), ("low", bars.low), ("close", bars.close), ("volume", bars.volume),
    ]
    return all.compactMap { name, values in values.map { (name, $0) } }
  }

  /// The rows as CSV with a header: times in ISO 8601 and UTC, the shortest digits that read back as the same
  /// number, nothing for a missing value, 1 and 0 for whether a bar is complete.
  var csv: [UInt8] {
    var text = Array(ResultTable(columns: columns).csv.utf8)
    for row in stamps.indices {
      text += stamps[row].description.utf8
      for column in values {
        text.append(UInt8(ascii: ","))
        if column[row].isFinite { text += column[row].description.utf8 }
      }
      if let completeness {
        text += ",\(completeness[row].sourceBars),\(completeness[row].isComplete ? 1 : 0)".utf8
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }
}
