/// Which unit of returns agrees with what the prices or profits of the same trades give.
struct TradeScaleProof {
  /// A unit that returns may be in.
  struct Unit: Equatable {
    var scale: ReturnScale
    /// What they are a share of.
    var basis: TradeBasis
  }

  /// The unit that is proven; `nil` where there is none.
  private(set) var unit: Unit?
  /// The first trade that agrees with no unit, where most do so.
  private(set) var contradiction: Int?

  /// Fees and rounding keep a return from being exactly what the prices give.
  private static let relativeTolerance = 0.3
  private static let absoluteTolerance = 0.003
  private static let neededShare = 0.9

  /// Compares the returns of trades with what other columns give.
  ///
  /// A trade counts that agrees with one unit only, or with none; small ones may agree with all.
  ///
  /// - Parameters:
  ///   - stated: the numbers in the column of returns.
  ///   - expected: what they should be as fractions; not a number where that is unknown.
  ///   - leverage: the leverage of each trade, where the file has it.
  ///   - isSigned: whether the sign of what is expected is known, by trade.
  init(stated: [Double], expected: [Double], leverage: [Double]?, isSigned: [Bool]) {
    var units = ReturnScale.allCases.map { Unit(scale: $0, basis: .position) }
    if let leverage, leverage.contains(where: { $0 > 0 && $0 != 1 }) {
      units += ReturnScale.allCases.map { Unit(scale: $0, basis: .margin) }
    }
    var votes = units.map { _ in 0 }
    var against: [Int] = []
    for trade in stated.indices where stated[trade].isFinite && expected[trade].isFinite {
      let agreeing = units.indices.filter { index in
        let margin = units[index].basis == .margin ? leverage?[trade] ?? .nan : 1
        let value = stated[trade] / units[index].scale.multiplier / margin
        return TradeScaleProof.agrees(isSigned[trade] ? value : abs(value), expected[trade])
      }
      if agreeing.count == 1 { votes[agreeing[0]] += 1 }
      if agreeing.isEmpty { against.append(trade) }
    }
    let counted = Double(votes.reduce(0, +) + against.count)
    guard counted > 0 else { return }
    if 2 * Double(against.count) > counted { contradiction = against.first }
    unit = units.indices.first { Double(votes[$0]) >= TradeScaleProof.neededShare * counted }.map { units[$0] }
  }

  private static func agrees(_ value: Double, _ expected: Double) -> Bool {
    abs(value - expected) <= relativeTolerance * abs(expected) + absoluteTolerance
  }
}
