/// The last rows of each series as validation, with a gap before them that is wide enough for the targets.
///
/// The target of row r is known after row r + `purge`. Trained on are the rows whose targets are known before the first
/// row of the validation, v: those below v − `purge`. Where series of different dates are pooled, their tails are of
/// different dates too; a split by date is the caller's to make.
/// Source: López de Prado (2018), "Advances in financial machine learning", section 7.4.1.
public struct PurgedTail: Sendable, Equatable {
  /// The share of each series' rows that are validated on.
  public let share: Double
  /// The number of rows after its own that a target reaches into.
  public let purge: Int

  /// A tail.
  ///
  /// - Parameters:
  ///   - share: the share of each series' rows that are validated on, above 0 and below 1.
  ///   - purge: the number of rows after its own that a target reaches into, not negative.
  /// - Throws: `RecurrentNetworkError.invalidTraining`.
  public init(share: Double, purge: Int) throws(RecurrentNetworkError) {
    guard share > 0 && share < 1 else {
      throw .invalidTraining(reason: "the share of the rows to validate on is above 0 and below 1, \(share) is not")
    }
    guard purge >= 0 else {
      throw .invalidTraining(reason: "the number of rows to purge is not negative, \(purge) is")
    }
    self.share = share
    self.purge = purge
  }

  /// The split of each series of `data`: the validation rows are the share of its rows, rounded to the nearest number.
  public func split(_ data: SequenceData) -> SequenceSplit {
    var training: [Range<Int>] = []
    var validation: [Range<Int>] = []
    for series in data.series.indices {
      let count = data.rowCount(series)
      let first = count - Int((Double(count) * share).rounded())
      training.append(0..<max(0, first - purge))
      validation.append(first..<count)
    }
    return SequenceSplit(training: training, validation: validation)
  }
}
