import MarketData
import VolatilityForecasting

/// Rows of several markets together, as models read them.
package struct RegimeSample: Sendable {
  /// The names of the columns.
  package let columnNames: [String]
  /// The features, rows × columns, row by row; not a number where one is missing.
  package private(set) var values: [Double] = []
  /// What the margins of each row start from, rows × classes; empty where they start from nothing.
  package private(set) var offsets: [Double] = []
  /// The class of each row; zero where it has no label.
  package private(set) var classes: [Int] = []
  /// When each row is known, and when its label is over.
  package private(set) var spans: [LabelSpan] = []

  /// Rows of markets.
  ///
  /// - Parameters:
  ///   - parts: markets with the rows that are taken of each, all with the same columns.
  ///   - startsFromSimulation: whether margins start from the simulation of the label.
  /// - Precondition: the rows are usable.
  package init(_ parts: [(rows: RegimeRows, taken: [Int])], startsFromSimulation: Bool) {
    columnNames = parts.first?.rows.features.names ?? []
    for (rows, taken) in parts {
      for row in taken {
        values += rows.features.row(row).map { $0.isFinite ? $0 : .nan }
        if startsFromSimulation {
          guard let logits = rows.evidence.simulatedLogits(of: row) else {
            preconditionFailure("the simulation of a usable row is known")
          }
          offsets += logits
        }
        classes.append(rows.labels[row] ?? 0)
        let known = rows.closeTimes[row]
        spans.append(LabelSpan(known: known, end: rows.labelTime(of: row) ?? known))
      }
    }
  }

  private init(columnNames: [String]) { self.columnNames = columnNames }

  /// The number of rows.
  package var rowCount: Int { classes.count }
  /// The number of columns.
  package var columnCount: Int { columnNames.count }

  /// The features of a row.
  package func row(_ row: Int) -> ArraySlice<Double> { values[row * columnCount..<(row + 1) * columnCount] }

  /// What the margins of a row start from; `nil` for nothing.
  package func offset(_ row: Int) -> [Double]? {
    let classes = RegimeLabel.classCount
    return offsets.isEmpty ? nil : Array(offsets[row * classes..<(row + 1) * classes])
  }

  /// Some of the rows.
  package func subset(_ rows: [Int]) -> RegimeSample {
    var result = RegimeSample(columnNames: columnNames)
    for row in rows {
      result.values += self.row(row)
      result.offsets += offset(row) ?? []
      result.classes.append(classes[row])
      result.spans.append(spans[row])
    }
    return result
  }
}
