import MarketData

/// What a classifier has to be better than.
///
/// But for what is said below, all tell the shares of the classes among the training rows that are in the same cell as a row:
/// of n rows in a cell, k of a class, whose share of all training rows is p, the probability is (k + 4p)/(n + 4), and
/// p = (k + 1)/(n + 4) of all rows. A cell without a training row has the shares of all.
public enum RegimeBaseline: String, Sendable, CaseIterable {
  /// One cell: the shares of the classes.
  case frequencies
  /// The class that the market is in already: the transition matrix of the label's days.
  case transitions
  /// A volatility below its median of the training rows, below the 90th percentile or above, by the rule's trend up, none
  /// or down.
  case thresholds
  /// What is known of the label already; of hidden states no cells, but the probabilities of the chain itself.
  case knownPart = "known-part"
  /// A simulation of the label by blocks of past returns with both signs, which learns nothing.
  case simulation

  /// Learns the shares of the classes in each cell.
  ///
  /// - Parameter parts: the rows of markets, with the numbers of those to learn from: usable ones with a label.
  /// - Returns: the baseline, which gives probabilities for any rows of the same label.
  /// - Throws: `RegimeError.noTrainingRows`.
  /// - Precondition: the rows to learn from are usable and have a label.
  public func fit(to parts: [(rows: RegimeRows, training: [Int])]) throws(RegimeError) -> FittedRegimeBaseline {
    guard parts.contains(where: { !$0.training.isEmpty }) else { throw .noTrainingRows }
    let positions = parts.flatMap { part in part.training.map { part.rows.evidence.volatilityPosition[$0] } }
    let quantiles = TrailingQuantiles(
      window: positions.count, smallestCount: positions.count, probabilities: [0.5, 0.9]
    ).values(of: positions)
    let cuts = self == .thresholds ? quantiles.compactMap(\.last) : []
    var counts: [Int: [Double]] = [:]
    var all = [Double](repeating: 0, count: RegimeLabel.classCount)
    for part in parts {
      for row in part.training {
        guard part.rows.isUsable[row], let label = part.rows.labels[row] else {
          preconditionFailure("rows to learn from are usable and have a label")
        }
        all[label] += 1
        let cell = cell(of: row, in: part.rows.evidence, cuts: cuts)
        counts[cell, default: [Double](repeating: 0, count: RegimeLabel.classCount)][label] += 1
      }
    }
    let shares = Self.shares(all, prior: all.map { _ in 1 / Double(RegimeLabel.classCount) })
    return FittedRegimeBaseline(
      baseline: self, cuts: cuts, shares: shares, cells: counts.mapValues { Self.shares($0, prior: shares) })
  }

  /// (k + 4p)/(n + 4).
  private static func shares(_ counts: [Double], prior: [Double]) -> [Double] {
    let weight = Double(RegimeLabel.classCount)
    let total = counts.reduce(0, +) + weight
    return zip(counts, prior).map { ($0 + weight * $1) / total }
  }

  /// The number of the cell that a row is in.
  func cell(of row: Int, in evidence: LabelEvidence, cuts: [Double]) -> Int {
    switch self {
    case .frequencies, .simulation: return 0
    case .transitions: return evidence.today[row] ?? 0
    case .knownPart: return evidence.known[row] ?? 0
    case .thresholds:
      let volatility = cuts.count { evidence.volatilityPosition[row] >= $0 }
      return 3 * volatility + 1 - evidence.trend[row]
    }
  }
}
