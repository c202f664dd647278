import GradientBoosting
import MarketData

/// What a forecaster reads of a market, as one table: a row for each bar.
///
/// The columns are those of the networks or trees, then those of the regression that they correct, and last the logarithm
/// of the level that variances are relative to. A column that both read is there once, if both make it of the same: of one
/// season and GARCH, and of a level by one measure. Else it is there twice, and `regression:` stands before the name of the
/// second. No two columns have one name. A model that is exported takes its inputs in this form, so that who applies it
/// elsewhere needs no more than this table.
public struct ForecastInputs: Sendable, Equatable {
  /// The name of the column of the level: ln of the mean variance of a bar over the last 30 days.
  ///
  /// Where another column has it already, ``regressionPrefix`` stands before it.
  public static let levelName = "log-level"
  /// What stands before the name of a column of the regression, or of the level, where a column before has that name; more
  /// than once where it has to.
  public static let regressionPrefix = "regression:"

  /// The names of the columns.
  public let names: [String]
  /// The positions of the columns that networks or trees read, in their order.
  package let correctionColumns: [Int]
  /// The positions of the columns that the regression reads, in its order.
  package let regressionColumns: [Int]
  /// The position of the level; `nil` where variances are relative to none.
  package let levelColumn: Int?
  private let base: FittedVarianceRegression
  private let features: FittedFeatureSet

  /// The inputs of a forecaster that corrects a regression.
  ///
  /// - Parameters:
  ///   - base: the regression.
  ///   - features: the features of networks or trees.
  ///   - names: the names of their columns, in the order in which they are read.
  package init(base: FittedVarianceRegression, features: FittedFeatureSet, names: [String]) {
    // Columns of one name are one column only if what they learned and what their level is the mean of are the same.
    let areShared =
      base.features.season == features.season && base.features.garch == features.garch
      && base.features.set.level == features.set.level
    var all = names
    regressionColumns = base.scaling.names.map { name in
      if areShared, let position = names.firstIndex(of: name) { return position }
      all.append(Self.unused(name, beside: all))
      return all.count - 1
    }
    correctionColumns = Array(names.indices)
    if base.specification.isRelative {
      levelColumn = all.count
      all.append(Self.unused(Self.levelName, beside: all))
    } else {
      levelColumn = nil
    }
    self.names = all
    self.base = base
    self.features = features
  }

  /// The name, or one made of it that no other column has.
  private static func unused(_ name: String, beside names: [String]) -> String {
    var name = name
    while names.contains(name) { name = regressionPrefix + name }
    return name
  }

  /// The table of a market.
  ///
  /// - Parameter market: the market.
  /// - Returns: a row for each bar; not a number where a value is missing.
  /// - Throws: `ForecastingError`, where the market lacks what a feature needs.
  public func matrix(of market: MarketHistory) throws(ForecastingError) -> FeatureMatrix {
    let correction = try features.matrix(of: market)
    let regression = try base.features.matrix(of: market)
    let levels = try RegressionSample.levels(of: market, for: base.specification)
    let width = names.count
    var values = [Double](repeating: .nan, count: width * market.bars.count)
    for row in 0..<market.bars.count {
      for (column, value) in zip(regressionColumns, regression.row(row)) { values[row * width + column] = value }
      for (column, value) in zip(correctionColumns, correction.row(row)) { values[row * width + column] = value }
      if let levelColumn { values[row * width + levelColumn] = levels[row] }
    }
    return FeatureMatrix(market: market.name, names: names, timeStamps: market.bars.timeStamps, values: values)
  }

  /// The first row of a table at which the regression has a forecast.
  ///
  /// - Parameter matrix: what `matrix(of:)` gave.
  /// - Returns: the position of the row; `nil` where there is none.
  public func firstRow(of matrix: FeatureMatrix) -> Int? {
    let needed = regressionColumns + (levelColumn.map { [$0] } ?? [])
    return (0..<matrix.rowCount).first { row in
      needed.allSatisfy { matrix.values[row * names.count + $0].isFinite }
    }
  }
}

extension TrainedVolatilityNetwork {
  /// What the forecaster reads of a market.
  public var inputs: ForecastInputs { ForecastInputs(base: base, features: features, names: scaling.names) }
}

extension TrainedVolatilityTrees {
  /// What the forecaster reads of a market.
  public var inputs: ForecastInputs {
    ForecastInputs(base: base, features: features, names: ensembles[0].columnNames)
  }
}
