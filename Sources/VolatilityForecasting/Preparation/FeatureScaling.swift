/// The mean and the standard deviation by which each column is scaled: learned from training rows, applied to all.
///
/// x is scaled to (x − mean)/deviation and cut at ± `limit`. The deviation is that of the population. A column that is
/// constant in the training rows has the factor 0: its scaled values are all 0, whatever comes later.
public struct FeatureScaling: Sendable, Equatable {
  /// The names of the columns.
  public let names: [String]
  /// The mean of each column.
  public let means: [Double]
  /// One over the standard deviation of each column; 0 for a constant one.
  public let factors: [Double]
  /// The greatest absolute value of a scaled number; positive.
  public let limit: Double

  /// A deviation less than this part of the column's largest value is rounding.
  private static let rounding = 1e-12

  /// A scaling from its parts, as when it is read from a file.
  ///
  /// - Parameters:
  ///   - names: the names of the columns.
  ///   - means: the mean of each, finite.
  ///   - factors: one over the standard deviation of each, finite and not negative.
  ///   - limit: the greatest absolute value of a scaled number.
  /// - Throws: `ForecastingError.invalidSpecification` for numbers out of range or too few.
  public init(names: [String], means: [Double], factors: [Double], limit: Double = 8) throws(ForecastingError) {
    guard means.count == names.count, factors.count == names.count, means.allSatisfy(\.isFinite),
      factors.allSatisfy({ $0 >= 0 && $0.isFinite }), limit > 0
    else {
      throw .invalidSpecification(
        reason: "a scaling has a finite mean and a factor that is not negative for each column, and a positive limit")
    }
    self.names = names
    self.means = means
    self.factors = factors
    self.limit = limit
  }

  /// The scaling of the usable rows of all markets together.
  ///
  /// - Parameters:
  ///   - parts: the matrices, each with its training rows; all of the same columns.
  ///   - limit: the greatest absolute value of a scaled number; positive.
  /// - Throws: `ForecastingError.noTrainingRows` where no row is usable, `.differentColumns`,
  ///   `.invalidSpecification` for a limit that is not positive.
  /// - Precondition: the rows are rows of their matrices.
  public init(
    learnedFrom parts: [(matrix: FeatureMatrix, rows: Range<Int>)], limit: Double = 8
  ) throws(ForecastingError) {
    guard let names = parts.first?.matrix.names else { throw .noTrainingRows }
    for part in parts where part.matrix.names != names {
      throw .differentColumns(expected: names, found: part.matrix.names)
    }
    var sums = [Double](repeating: 0, count: names.count)
    var largest = sums
    var count = 0.0
    Self.forEachRow(of: parts) { row in
      count += 1
      for (column, value) in row.enumerated() {
        sums[column] += value
        largest[column] = max(largest[column], abs(value))
      }
    }
    guard count > 0 else { throw .noTrainingRows }
    let means = sums.map { $0 / count }
    var squares = [Double](repeating: 0, count: names.count)
    Self.forEachRow(of: parts) { row in
      for (column, value) in row.enumerated() { squares[column] += (value - means[column]) * (value - means[column]) }
    }
    let factors = zip(squares, largest).map { square, largest in
      let deviation = (square / count).squareRoot()
      return deviation > Self.rounding * largest ? 1 / deviation : 0
    }
    try self.init(names: names, means: means, factors: factors, limit: limit)
  }

  private static func forEachRow(
    of parts: [(matrix: FeatureMatrix, rows: Range<Int>)], _ body: (ArraySlice<Double>) -> Void
  ) {
    for (matrix, rows) in parts {
      for row in rows where matrix.isUsable[row] { body(matrix.row(row)) }
    }
  }

  /// The columns that were constant in the training rows.
  public var constantColumns: [String] { zip(names, factors).filter { $0.1 == 0 }.map(\.0) }

  /// The matrix, scaled; rows that are not usable stay so.
  ///
  /// - Parameter matrix: a matrix of the same columns.
  /// - Returns: the same rows and columns.
  /// - Throws: `ForecastingError.differentColumns`.
  public func scaled(_ matrix: FeatureMatrix) throws(ForecastingError) -> FeatureMatrix {
    guard matrix.names == names else { throw .differentColumns(expected: names, found: matrix.names) }
    let width = names.count
    var values = matrix.values
    for row in 0..<matrix.rowCount {
      for column in 0..<width {
        values[row * width + column] = scaled(values[row * width + column], column: column)
      }
    }
    return FeatureMatrix(market: matrix.market, names: names, timeStamps: matrix.timeStamps, values: values)
  }

  /// A value of a column, scaled; one that is not a number stays so.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - column: the position of the column.
  /// - Returns: a number from −`limit` to `limit`.
  /// - Precondition: `column` is the position of a column.
  public func scaled(_ value: Double, column: Int) -> Double {
    guard value.isFinite else { return .nan }
    return min(max((value - means[column]) * factors[column], -limit), limit)
  }
}
