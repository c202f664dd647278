/// Forecasts of which of K classes occurs: one row of probabilities for each forecast.
///
/// What was built is valid: every probability is from 0 to 1, and every row sums to 1 within ``sumTolerance``.
public struct ClassProbabilities: Sendable, Equatable {
  /// The names of the classes, in the order of the columns.
  public let classNames: [String]
  /// The probabilities (n × K), row after row.
  public let values: [Double]

  /// How far the sum of a row may be from 1: what probabilities in single precision add up to.
  public static let sumTolerance = 1e-5

  /// Checks probabilities.
  ///
  /// - Parameters:
  ///   - values: the probabilities (n × K), row after row.
  ///   - classNames: the names of the K classes.
  /// - Throws: `EvaluationError.invalidProbability` with the first row and class whose value is not from 0 to 1, or
  ///   `.invalidProbabilitySum` with the first row that does not sum to 1.
  /// - Precondition: there is a class, the names differ, and the rows are whole.
  public init(_ values: [Double], classNames: [String]) throws(EvaluationError) {
    let classCount = classNames.count
    precondition(classCount > 0 && Set(classNames).count == classCount, "there are classes, each of its own name")
    precondition(values.count.isMultiple(of: classCount), "every row has a probability for each class")
    for start in stride(from: 0, to: values.count, by: classCount) {
      var sum = 0.0
      for column in 0..<classCount {
        let value = values[start + column]
        guard value >= 0, value <= 1 else {
          throw .invalidProbability(row: start / classCount, className: classNames[column], value: value)
        }
        sum += value
      }
      guard abs(sum - 1) <= ClassProbabilities.sumTolerance else {
        throw .invalidProbabilitySum(row: start / classCount, sum: sum)
      }
    }
    self.values = values
    self.classNames = classNames
  }

  private init(unchecked values: [Double], classNames: [String]) {
    self.values = values
    self.classNames = classNames
  }

  /// K, the number of classes.
  public var classCount: Int { classNames.count }
  /// n, the number of forecasts.
  public var rowCount: Int { values.count / classCount }

  /// The probability of a class in a row.
  public subscript(row: Int, column: Int) -> Double { values[row * classCount + column] }

  /// The class of the largest probability in a row, the first of equal ones.
  ///
  /// - Parameter row: the number of the forecast, from 0 on.
  /// - Returns: the number of the class.
  public func topClass(ofRow row: Int) -> Int {
    let start = row * classCount
    var best = 0
    for column in 1..<classCount where values[start + column] > values[start + best] { best = column }
    return best
  }

  /// Some of the rows, in the order asked for.
  ///
  /// - Parameter rows: the numbers of the rows.
  /// - Returns: their probabilities.
  public func rows(_ rows: [Int]) -> ClassProbabilities {
    let selected = rows.flatMap { values[$0 * classCount..<($0 + 1) * classCount] }
    return ClassProbabilities(unchecked: selected, classNames: classNames)
  }

  /// Checks that there is a class of these for each row.
  func check(_ labels: [Int]) {
    precondition(labels.count == rowCount, "there is a label for each row of probabilities")
    precondition(labels.allSatisfy { (0..<classCount).contains($0) }, "a label is the number of a class")
  }
}
