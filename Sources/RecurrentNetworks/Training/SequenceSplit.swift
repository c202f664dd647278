/// Which rows of each series are trained on, and which are validated on.
public struct SequenceSplit: Sendable, Equatable {
  /// The rows of each series whose targets are trained on.
  public let training: [Range<Int>]
  /// The rows of each series whose targets are validated on; empty ranges where none are.
  public let validation: [Range<Int>]

  /// A split of `data`.
  ///
  /// - Parameters:
  ///   - data: the data.
  ///   - training: rows for each series, in their order; an empty range where none are trained on.
  ///   - validation: rows for each series, in their order; an empty range where none are validated on.
  /// - Throws: `RecurrentNetworkError.invalidRows` where rows are outside of their series, or both trained on and
  ///   validated on.
  /// - Precondition: there are as many ranges as series.
  public init(
    of data: SequenceData, training: [Range<Int>], validation: [Range<Int>]
  ) throws(RecurrentNetworkError) {
    precondition(
      training.count == data.series.count && validation.count == data.series.count, "each series has its rows")
    for (number, series) in data.series.enumerated() {
      let count = data.rowCount(number)
      for rows in [training[number], validation[number]] where rows.lowerBound < 0 || rows.upperBound > count {
        throw .invalidRows(
          series: series.name, reason: "rows \(rows.lowerBound)..<\(rows.upperBound) are outside of its \(count) rows")
      }
      let both = training[number].clamped(to: validation[number])
      if !both.isEmpty {
        throw .invalidRows(
          series: series.name,
          reason: "rows \(both.lowerBound)..<\(both.upperBound) are to be trained on and validated on")
      }
    }
    self.training = training
    self.validation = validation
  }

  init(training: [Range<Int>], validation: [Range<Int>]) {
    self.training = training
    self.validation = validation
  }

  /// All rows of `data` to train on and none to validate on.
  public init(trainingOnAllOf data: SequenceData) {
    self.init(
      training: data.series.indices.map { 0..<data.rowCount($0) }, validation: data.series.indices.map { _ in 0..<0 })
  }

  /// Whether there are rows to validate on.
  public var hasValidation: Bool { validation.contains { !$0.isEmpty } }
}
