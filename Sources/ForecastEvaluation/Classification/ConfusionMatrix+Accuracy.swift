extension ConfusionMatrix {
  /// The share of forecasts that were right; `nil` where there are none.
  public var accuracy: Double? {
    let total = rowCount
    return total > 0 ? Double(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(total) : nil
  }

  /// The recall of each class, the share of its occurrences that were predicted; `nil` for one that did not occur.
  public var recalls: [Double?] {
    counts.indices.map { label in
      let total = counts[label].reduce(0, +)
      return total > 0 ? Double(counts[label][label]) / Double(total) : nil
    }
  }

  /// The mean recall over the classes that occurred: 1/K for K of them by chance, however unequal their numbers;
  /// `nil` where there are no forecasts.
  ///
  /// Source: Brodersen, Ong, Stephan & Buhmann (2010), "The balanced accuracy and its posterior distribution".
  public var balancedAccuracy: Double? {
    let occurred = recalls.compactMap { $0 }
    return occurred.isEmpty ? nil : occurred.reduce(0, +) / Double(occurred.count)
  }
}
