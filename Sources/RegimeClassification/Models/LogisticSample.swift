/// What a multinomial logistic model is fitted to: scaled features, classes, weights and offsets of rows.
package struct LogisticSample: Sendable {
  /// The number of columns.
  package let columnCount: Int
  /// The number of classes.
  package let classCount: Int
  /// The features, rows × columns, row by row; finite.
  package let values: [Double]
  /// The class of each row, from zero.
  package let classes: [Int]
  /// The weight of each row, not negative, at least one of them positive.
  package let weights: [Double]
  /// What is added to the margins of each row, rows × classes, row by row; `nil` for nothing.
  package let offsets: [Double]?

  /// A sample.
  ///
  /// - Parameters:
  ///   - columnCount: the number of columns.
  ///   - classCount: the number of classes.
  ///   - values: the features, rows × columns, row by row; finite.
  ///   - classes: the class of each row, from zero.
  ///   - weights: the weight of each row; one for all where `nil`.
  ///   - offsets: what is added to the margins of each row, rows × classes; `nil` for nothing.
  /// - Precondition: the shapes agree, classes lie within their number and weights are finite and not negative.
  package init(
    columnCount: Int, classCount: Int, values: [Double], classes: [Int], weights: [Double]? = nil,
    offsets: [Double]? = nil
  ) {
    precondition(values.count == classes.count * columnCount, "a sample has a value for each row and column")
    precondition(classes.allSatisfy((0..<classCount).contains), "classes are counted from zero")
    precondition(
      weights.map { $0.count == classes.count && $0.allSatisfy { $0 >= 0 && $0.isFinite } } ?? true,
      "each row has a weight that is not negative")
    precondition(
      offsets.map { $0.count == classes.count * classCount } ?? true, "a sample has an offset for each row and class")
    self.columnCount = columnCount
    self.classCount = classCount
    self.values = values
    self.classes = classes
    self.weights = weights ?? [Double](repeating: 1, count: classes.count)
    self.offsets = offsets
  }

  /// The number of rows.
  package var rowCount: Int { classes.count }

  /// The sum of the weights.
  package var totalWeight: Double { weights.reduce(0, +) }
}
