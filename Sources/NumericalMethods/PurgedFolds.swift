/// Contiguous folds for the cross-validation of observations whose targets overlap.
///
/// Observation s has a target that spans the periods s + 1 … s + `span`. Beside a validation fold a…b, trained on are the
/// observations before it whose targets end by period a, and those after it that begin no earlier than the last target
/// of the fold ends, `embargo` later.
/// Source: López de Prado (2018), "Advances in financial machine learning", section 7.4.
package struct PurgedFolds: Sendable, Equatable {
  /// The number of observations.
  package let count: Int
  /// The number of folds.
  package let foldCount: Int
  /// The number of periods that a target spans.
  package let span: Int
  /// The number of further observations that are left out after a fold.
  package let embargo: Int

  /// Folds of `count` observations, whose sizes differ by one at most.
  ///
  /// - Parameters:
  ///   - count: the number of observations.
  ///   - foldCount: the number of folds.
  ///   - span: the number of periods that a target spans.
  ///   - embargo: the number of further observations that are left out after a fold.
  /// - Precondition: 1 ≤ `foldCount` ≤ `count`, `span` is positive and `embargo` not negative.
  package init(count: Int, foldCount: Int, span: Int, embargo: Int) {
    precondition(foldCount >= 1 && foldCount <= count, "there are at least as many observations as folds")
    precondition(span > 0 && embargo >= 0, "a target spans a period at least, and no embargo is negative")
    self.count = count
    self.foldCount = foldCount
    self.span = span
    self.embargo = embargo
  }

  /// The observations that fold number `fold` validates on.
  package func validation(_ fold: Int) -> Range<Int> {
    precondition(fold >= 0 && fold < foldCount, "folds are counted from zero")
    return fold * count / foldCount..<(fold + 1) * count / foldCount
  }

  /// The observations before and after fold number `fold` that may be trained on; either may be empty.
  package func training(_ fold: Int) -> [Range<Int>] {
    let validation = validation(fold)
    let before = 0..<max(0, validation.lowerBound - span + 1)
    let first = min(count, validation.upperBound + span - 1 + embargo)
    return [before, first..<count]
  }
}
