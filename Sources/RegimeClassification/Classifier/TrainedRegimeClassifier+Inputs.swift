import MarketData
public import VolatilityForecasting

extension TrainedRegimeClassifier {
  /// What stands before the name of a class in the name of the column that its margin starts from; more than once where a
  /// feature has that name.
  static let startPrefix = "start-"

  /// The names of the columns that the classifier reads, the features first.
  ///
  /// Where it corrects a simulation, a column for each class follows: what its margin starts from, the logarithm of the
  /// simulated probability less the mean of all. A model that is exported takes its inputs in this form.
  public var inputNames: [String] {
    members.columnNames
      + (specification.startsFromSimulation ? Self.startNames(of: classNames, beside: members.columnNames) : [])
  }

  /// The names of the columns that the margins of classes start from, none of which is that of a feature.
  ///
  /// - Parameters:
  ///   - classes: the names of the classes.
  ///   - columns: the names of the features' columns.
  /// - Returns: a name for each class.
  package static func startNames(of classes: [String], beside columns: [String]) -> [String] {
    classes.map { name in
      var name = startPrefix + name
      while columns.contains(name) { name = startPrefix + name }
      return name
    }
  }

  /// What the classifier reads of a market: a row for each bar, the columns of ``inputNames``.
  ///
  /// - Parameter market: any market with bars of the same length and the columns that the features are made of.
  /// - Returns: the rows, with the positions of those at which the regime is told.
  /// - Throws: `RegimeError`, as ``probabilities(of:)`` does.
  public func inputs(of market: MarketHistory) throws(RegimeError) -> (matrix: FeatureMatrix, told: [Int]) {
    let rows = try checkedRows(of: market)
    let names = inputNames
    var values: [Double] = []
    values.reserveCapacity(names.count * rows.count)
    for row in 0..<rows.count {
      values += rows.features.row(row)
      guard specification.startsFromSimulation else { continue }
      values += rows.evidence.simulatedLogits(of: row) ?? classNames.map { _ in .nan }
    }
    let matrix = FeatureMatrix(market: market.name, names: names, timeStamps: market.bars.timeStamps, values: values)
    return (matrix, rows.isUsable.indices.filter { rows.isUsable[$0] })
  }

  /// The rows of a market of which the classifier can tell.
  func checkedRows(of market: MarketHistory) throws(RegimeError) -> RegimeRows {
    guard market.barDuration == barDuration else {
      throw .otherBars(market: market.name, duration: market.barDuration, expected: barDuration)
    }
    guard market.bars.hasRanges == readsRanges else {
      throw .otherPrices(market: market.name, hasRanges: market.bars.hasRanges)
    }
    let rows = try task.rows(of: market)
    guard rows.features.names == members.columnNames else {
      throw .invalidSpecification(
        reason: "the models read the columns \(members.columnNames), the features make \(rows.features.names)")
    }
    return rows
  }
}
