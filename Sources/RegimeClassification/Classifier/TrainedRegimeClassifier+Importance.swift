import GradientBoosting

extension TrainedRegimeClassifier {
  /// What each column counts for in the trees: the share of all gains of their splits that are its own, the mean over the
  /// boosted trees and the forest; `nil` where no tree has a split.
  ///
  /// Gains are of training rows, and favour columns with many values.
  public var gainImportances: [(column: String, share: Double)]? {
    let shares = [members.trees, members.forest].compactMap { $0?.gainImportances }.filter { $0.contains { $0 > 0 } }
    guard !shares.isEmpty else { return nil }
    return members.columnNames.enumerated().map { column, name in
      (name, shares.reduce(0) { $0 + $1[column] } / Double(shares.count))
    }
  }
}
