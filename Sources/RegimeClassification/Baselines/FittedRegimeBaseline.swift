import MarketData

/// A baseline with what it has learned from a training part.
public struct FittedRegimeBaseline: Sendable, Equatable {
  /// The baseline.
  public let baseline: RegimeBaseline
  /// The volatilities that cells are cut at, where they are.
  let cuts: [Double]
  /// The shares of the classes among all training rows.
  public let shares: [Double]
  /// The shares in each cell that training rows were in.
  let cells: [Int: [Double]]

  /// The probabilities of the classes.
  ///
  /// - Parameters:
  ///   - rows: the rows of a market.
  ///   - indices: the numbers of those to tell the probabilities of.
  /// - Returns: `indices` × classes, row by row.
  /// - Precondition: the rows are usable.
  public func probabilities(of rows: RegimeRows, at indices: [Int]) -> [Double] {
    indices.flatMap { row in
      precondition(rows.isUsable[row], "a baseline tells the probabilities of usable rows")
      let own = row * RegimeLabel.classCount..<(row + 1) * RegimeLabel.classCount
      if baseline == .simulation { return Array(rows.evidence.simulated[own]) }
      if baseline == .knownPart, rows.label.usesHiddenMarkov { return Array(rows.evidence.chained[own]) }
      return cells[baseline.cell(of: row, in: rows.evidence, cuts: cuts)] ?? shares
    }
  }
}
