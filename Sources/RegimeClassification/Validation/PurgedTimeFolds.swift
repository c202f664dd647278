import MarketData

/// Contiguous folds of time for the cross-validation of rows of several markets, whose labels overlap.
///
/// The folds are cut at the same moments for all markets, so that what happened to one at a time is not learned from
/// another to foretell it. A row validates the fold in which it becomes known; with [s, e] the time from the first of these
/// rows to the end of their last label, trained on are the rows whose labels are over by s, and those that become known at
/// e or later, by as much as the longest label takes: the embargo. So no label of training reaches into the fold, and none of
/// the fold into training.
/// Source: López de Prado (2018), "Advances in financial machine learning", sections 7.4.1 and 7.4.2.
public struct PurgedTimeFolds: Sendable, Equatable {
  /// The rows of a fold.
  public struct Fold: Sendable, Equatable {
    /// The rows to learn from, increasing; there may be none.
    public let training: [Int]
    /// The rows to validate on, increasing.
    public let validation: [Int]
  }

  /// The folds, in order of time.
  public let folds: [Fold]
  /// The time that is left out after the labels of a fold, in microseconds: that of the longest label.
  public let embargoMicroseconds: Int64

  /// Folds of rows.
  ///
  /// - Parameters:
  ///   - spans: the times of the rows, in any order.
  ///   - foldCount: the number of folds, which have equally many moments but for one.
  /// - Throws: `RegimeError.tooFewMoments` where rows become known at fewer moments than there are folds.
  /// - Precondition: there are two folds at least.
  public init(of spans: [LabelSpan], foldCount: Int) throws(RegimeError) {
    precondition(foldCount >= 2, "rows are trained on in one fold and validated on in another")
    let moments = Set(spans.map(\.known)).sorted()
    guard moments.count >= foldCount else { throw .tooFewMoments(count: moments.count, needed: foldCount) }
    let embargo = spans.reduce(0) { max($0, $1.end.microseconds - $1.known.microseconds) }
    embargoMicroseconds = embargo
    folds = (0..<foldCount).map { fold in
      let first = moments[fold * moments.count / foldCount]
      let next = fold + 1 < foldCount ? moments[(fold + 1) * moments.count / foldCount] : nil
      let validation = spans.indices.filter { row in
        spans[row].known >= first && next.map { spans[row].known < $0 } ?? true
      }
      let last = validation.reduce(first) { max($0, spans[$1].end) }
      let training = spans.indices.filter { row in
        spans[row].end <= first && spans[row].known < first
          || next != nil && spans[row].known.microseconds >= last.microseconds + embargo
            && spans[row].known > last
      }
      return Fold(training: training, validation: validation)
    }
  }
}
