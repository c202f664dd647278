import NumericalMethods
import Testing

@Suite struct PurgedFoldsTests {
  /// Whether some observation trained on shares a period of its target, s + 1 … s + span, with one validated on.
  private func leaks(_ training: [Range<Int>], _ validation: Range<Int>, span: Int) -> Bool {
    training.joined().contains { s in validation.contains { abs($0 - s) < span } }
  }

  @Test(arguments: [(100, 5, 1, 0), (100, 5, 22, 0), (103, 7, 5, 3), (50, 2, 40, 10), (5, 5, 1, 0)])
  func sharesNoTarget(count: Int, foldCount: Int, span: Int, embargo: Int) {
    let folds = PurgedFolds(count: count, foldCount: foldCount, span: span, embargo: embargo)
    #expect((0..<foldCount).flatMap { folds.validation($0) } == Array(0..<count))
    let sizes = (0..<foldCount).map { folds.validation($0).count }
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    for fold in 0..<foldCount {
      let (training, validation) = (folds.training(fold), folds.validation(fold))
      #expect(!leaks(training, validation, span: span))
      let after = training[1]
      #expect(after.isEmpty || after.lowerBound >= validation.upperBound + embargo)
      // No observation is left out without need.
      let kept = Set(training.joined())
      let free = (0..<count).filter { s in
        validation.allSatisfy { abs($0 - s) >= span }
          && !(s > validation.lowerBound && s < validation.upperBound + span - 1 + embargo)
      }
      #expect(kept == Set(free))
    }
  }

  /// Folds that take targets of one period for targets of 22 are found out.
  @Test func aLeakIsFound() {
    let folds = PurgedFolds(count: 100, foldCount: 5, span: 1, embargo: 0)
    #expect((0..<5).allSatisfy { leaks(folds.training($0), folds.validation($0), span: 22) })
  }
}
