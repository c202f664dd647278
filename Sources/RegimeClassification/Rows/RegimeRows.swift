public import MarketData
public import VolatilityForecasting

/// What a classifier learns from and predicts of one market: a row for each bar.
///
/// All of a row but its label is known at the close of its bar.
public struct RegimeRows: Sendable, Equatable {
  /// The name of the market.
  public let market: String
  /// The definition of the label.
  public let label: RegimeLabel
  /// The features; not a number where one has no value.
  public let features: FeatureMatrix
  /// When each row is known: the close of its bar.
  public let closeTimes: [TimeStamp]
  /// The class of each row; `nil` where it is not over yet or too little was known at the bar.
  public let labels: [Int?]
  /// The number of bars that a label looks ahead: that of row t is known at the close of bar t + `labelBars`.
  public let labelBars: Int
  /// Whether the rule, the thresholds and the simulation of a row are known, and all features that every market has.
  public let isUsable: [Bool]
  /// What is known of the label at each bar.
  public let evidence: LabelEvidence
  /// Whether the bars had highs and lows.
  let hasRanges: Bool

  init(market: MarketHistory, label: LabelColumns, columns: [RegimeColumn], evidence: LabelEvidence) {
    let (rows, width) = (market.bars.count, columns.count)
    var values = [Double](repeating: .nan, count: rows * width)
    var isUsable = (0..<rows).map { evidence.isComplete(at: $0) }
    for (number, column) in columns.enumerated() {
      for row in 0..<rows {
        values[row * width + number] = column.values[row]
        if !column.isOptional, !column.values[row].isFinite { isUsable[row] = false }
      }
    }
    self.market = market.name
    self.label = label.label
    features = FeatureMatrix(
      market: market.name, names: columns.map(\.name), timeStamps: market.bars.timeStamps, values: values)
    closeTimes = (0..<rows).map { market.closeTime(of: $0) }
    labels = label.labels
    labelBars = label.span
    self.isUsable = isUsable
    self.evidence = evidence
    hasRanges = market.bars.hasRanges
  }

  /// The same rows with other labels.
  private init(_ rows: RegimeRows, labels: [Int?], labelBars: Int) {
    market = rows.market
    label = rows.label
    features = rows.features
    closeTimes = rows.closeTimes
    self.labels = labels
    self.labelBars = labelBars
    isUsable = rows.isUsable
    evidence = rows.evidence
    hasRanges = rows.hasRanges
  }

  /// The same rows, labelled by a column of their bars: the class of each bar itself, known at its close.
  ///
  /// - Parameters:
  ///   - column: the name of the column, which holds the number of a class from zero, or no number where there is none.
  ///   - bars: the bars that the rows were made of.
  /// - Returns: rows whose labels look nothing ahead.
  /// - Throws: `RegimeError.missingColumns`, `.invalidLabel` for another number.
  /// - Precondition: there is a bar for each row.
  func labelled(byColumn column: String, of bars: BarSeries) throws(RegimeError) -> RegimeRows {
    precondition(bars.count == count, "there is a bar for each row")
    guard let values = bars.columns[column] else { throw .missingColumns(market: market, columns: [column]) }
    var labels: [Int?] = []
    for value in values {
      if value.isNaN {
        labels.append(nil)
      } else if let number = Int(exactly: value), (0..<RegimeLabel.classCount).contains(number) {
        labels.append(number)
      } else {
        throw .invalidLabel(market: market, column: column, value: value)
      }
    }
    return RegimeRows(self, labels: labels, labelBars: 0)
  }

  /// The number of rows.
  public var count: Int { closeTimes.count }

  /// When the label of a row is known: the close of the last bar that it is made of; `nil` where that is not over.
  ///
  /// - Precondition: `row` lies within `0..<count`.
  public func labelTime(of row: Int) -> TimeStamp? {
    row < count - labelBars ? closeTimes[row + labelBars] : nil
  }

  /// The usable rows whose label is known by a moment, so that no label reaches beyond it.
  ///
  /// - Parameter moment: the end of training.
  /// - Returns: the rows in their order.
  public func trainingRows(labelsKnownBy moment: TimeStamp) -> [Int] {
    (0..<count).filter { row in
      guard isUsable[row], labels[row] != nil, let time = labelTime(of: row) else { return false }
      return time <= moment
    }
  }

  /// The usable rows with a label that are known from one moment on and before another.
  ///
  /// - Parameters:
  ///   - start: the moment that rows are known at or after.
  ///   - end: the moment that rows are known before; `nil` for all.
  /// - Returns: the rows in their order.
  public func labelledRows(from start: TimeStamp, to end: TimeStamp? = nil) -> [Int] {
    (0..<count).filter { row in
      isUsable[row] && labels[row] != nil && closeTimes[row] >= start && end.map { closeTimes[row] < $0 } ?? true
    }
  }

  /// Whether two tables of rows are the same, missing values included.
  public static func == (left: RegimeRows, right: RegimeRows) -> Bool {
    left.market == right.market && left.label == right.label && left.closeTimes == right.closeTimes
      && left.labels == right.labels && left.labelBars == right.labelBars && left.isUsable == right.isUsable
      && left.features.names == right.features.names
      && left.features.values.map(\.bitPattern) == right.features.values.map(\.bitPattern)
      && left.evidence.simulated.map(\.bitPattern) == right.evidence.simulated.map(\.bitPattern)
  }
}
