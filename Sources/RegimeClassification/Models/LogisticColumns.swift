public import VolatilityForecasting

/// How features become the columns of a logistic model: scaled, and what is missing replaced by the mean.
///
/// Each column in which some training rows lack a value has a further one beside it that says where: 1 where the value is
/// missing, 0 elsewhere, scaled like the others.
public struct LogisticColumns: Sendable, Equatable {
  /// How all columns are scaled: those of the features, then those that say where values are missing.
  public let scaling: FeatureScaling
  /// The positions of the features that have a column that says where they are missing, increasing.
  public let indicated: [Int]

  /// The number of features.
  public var featureCount: Int { scaling.names.count - indicated.count }

  /// The greatest number of standard deviations that a value lies from the mean; more are cut.
  public static let limit = 3.0

  /// Columns from their parts.
  ///
  /// - Parameters:
  ///   - scaling: how all columns are scaled.
  ///   - indicated: the positions of the features that have a column that says where they are missing.
  /// - Throws: `RegimeError.invalidSpecification` for positions that do not increase or are none of a feature.
  public init(scaling: FeatureScaling, indicated: [Int]) throws(RegimeError) {
    let featureCount = scaling.names.count - indicated.count
    guard indicated.allSatisfy({ $0 >= 0 && $0 < featureCount }), zip(indicated, indicated.dropFirst()).allSatisfy(<)
    else {
      throw .invalidSpecification(
        reason: "positions of columns that may be missing increase below \(featureCount), these do not: \(indicated)")
    }
    self.scaling = scaling
    self.indicated = indicated
  }

  /// The columns of training rows.
  ///
  /// - Parameters:
  ///   - names: the names of the features.
  ///   - values: the features of the training rows, row by row; not a number where one is missing.
  /// - Throws: `RegimeError.noTrainingRows`, `.market` for numbers out of range.
  package init(names: [String], values: [Double]) throws(RegimeError) {
    guard !values.isEmpty || names.isEmpty else { throw .noTrainingRows }
    let rowCount = names.isEmpty ? 0 : values.count / names.count
    let columns = names.indices.map { column in (0..<rowCount).map { values[$0 * names.count + column] } }
    let missing = columns.map { $0.count { $0.isNaN } }
    indicated = names.indices.filter { missing[$0] > 0 && missing[$0] < rowCount }
    let moments =
      columns.map { Self.moments(of: $0.filter { !$0.isNaN }) }
      + indicated.map { Self.moments(of: columns[$0].map { $0.isNaN ? 1 : 0 }) }
    do throws(ForecastingError) {
      scaling = try FeatureScaling(
        names: names + indicated.map { "\(names[$0])-missing" }, means: moments.map(\.mean),
        factors: moments.map(\.factor), limit: Self.limit)
    } catch {
      throw .market(reason: error)
    }
  }

  /// The mean and one over the standard deviation of values; the factor 0 where they do not vary.
  private static func moments(of values: [Double]) -> (mean: Double, factor: Double) {
    guard !values.isEmpty else { return (0, 0) }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    let largest = values.reduce(0) { max($0, abs($1)) }
    // Less than this part of the largest value is rounding.
    return (mean, deviation > 1e-12 * largest ? 1 / deviation : 0)
  }

  /// The columns of a row.
  ///
  /// - Parameter row: the features; not a number where one is missing.
  /// - Returns: the scaled columns.
  /// - Precondition: the row has the features.
  package func columns(of row: ArraySlice<Double>) -> [Double] {
    precondition(row.count == featureCount, "a row has the features of the model")
    var result = row.enumerated().map { $0.element.isNaN ? 0 : scaling.scaled($0.element, column: $0.offset) }
    for (position, feature) in indicated.enumerated() {
      let flag = row[row.startIndex + feature].isNaN ? 1.0 : 0
      result.append(scaling.scaled(flag, column: featureCount + position))
    }
    return result
  }
}
