/// How often each class was predicted where each occurred.
public struct ConfusionMatrix: Sendable, Equatable {
  /// The names of the classes, in the order of rows and columns.
  public let classNames: [String]
  /// The numbers of forecasts: a row for each class that occurred, a column for each that was predicted.
  public let counts: [[Int]]

  /// Counts predictions.
  ///
  /// - Parameters:
  ///   - predictions: the numbers of the predicted classes.
  ///   - labels: those of the classes that occurred.
  ///   - classNames: the names of the classes.
  /// - Precondition: there are as many predictions as labels, and all are numbers of classes.
  public init(predictions: [Int], labels: [Int], classNames: [String]) {
    precondition(predictions.count == labels.count, "there is a label for each prediction")
    precondition(
      (predictions + labels).allSatisfy { classNames.indices.contains($0) }, "a label is the number of a class")
    var counts = classNames.map { _ in [Int](repeating: 0, count: classNames.count) }
    for (prediction, label) in zip(predictions, labels) { counts[label][prediction] += 1 }
    self.counts = counts
    self.classNames = classNames
  }

  /// Counts the class of the largest probability of each row, the first of equal ones, as predicted.
  ///
  /// - Parameters:
  ///   - probabilities: the forecasts (n × K).
  ///   - labels: the number of the class that occurred, for each row.
  /// - Precondition: there is a label for each row, and all are numbers of classes.
  public init(of probabilities: ClassProbabilities, labels: [Int]) {
    probabilities.check(labels)
    self.init(
      predictions: labels.indices.map(probabilities.topClass(ofRow:)), labels: labels,
      classNames: probabilities.classNames)
  }

  /// The number of forecasts.
  public var rowCount: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
}
