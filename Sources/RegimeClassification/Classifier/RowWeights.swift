import GradientBoosting

extension TreeTraining.ClassWeights {
  /// The weights of rows by their classes.
  ///
  /// - Parameters:
  ///   - classes: the class of each row, from zero.
  ///   - classCount: the number of classes.
  /// - Returns: a weight for each row; `nil` for one each.
  func rowWeights(of classes: [Int], classCount: Int) -> [Double]? {
    switch self {
    case .none: return nil
    case .given(let weights): return classes.map { weights[$0] }
    case .balanced:
      var counts = [Double](repeating: 0, count: classCount)
      for own in classes { counts[own] += 1 }
      let present = Double(counts.count { $0 > 0 })
      return classes.map { Double(classes.count) / (present * counts[$0]) }
    }
  }
}
