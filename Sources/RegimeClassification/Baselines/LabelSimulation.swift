import VolatilityForecasting

/// The probabilities of a label by a simulation of the returns to come without a drift.
///
/// Each path is a block of as many successive returns as the label looks ahead, that were over by the bar, divided by the
/// market's present volatility at their start and multiplied with that of the bar, with both signs where the label tells
/// them apart. So paths keep how returns follow each other, and none goes up more likely than down. All blocks are taken instead of drawing some:
/// nothing is random. The class of each path is that of the label, with the returns that its window has already and the
/// thresholds of the bar; of n paths, k in a class, its probability is (k + 1)/(n + 4).
///
/// Blocks end a day apart, or a bar where that is longer, the last one at the bar, up to 365 of them and not less than
/// 200 (two thirds of the rule's smallest history, if that is less).
struct LabelSimulation {
  private let label: LabelColumns
  private let scales: [Double]
  private let stride: Int
  private let largestCount: Int
  private let smallestCount: Int

  static let largestDays = 365
  static let smallestDays = 200

  init(of market: MarketHistory, label: LabelColumns, scale: VolatilityScale) {
    self.label = label
    scales = scale.present
    stride = market.bars(inDays: 1)
    largestCount = market.bars(inDays: Self.largestDays) / stride
    smallestCount = max(
      1, min(market.bars(inDays: Self.smallestDays), label.rule.smallestHistory * 2 / 3) / stride)
  }

  /// The probabilities: bars × classes, row by row; not a number where too little is known.
  func probabilities() -> [Double] {
    let bars = scales.indices
    let counts: [[Int]?]
    if let hidden = label.hidden, label.label.usesHiddenMarkov {
      let simulation = HiddenSimulation(hidden, returns: label.rule.returns, scales: scales)
      let step = stride * HiddenSimulation.thinning(blocks: largestCount, span: label.span)
      counts = bars.map { bar in
        label.isKnown(bar)
          ? simulation.counts(at: bar, blockEnds: blockEnds(at: bar, step: step), span: label.span) : nil
      }
    } else {
      let (library, known) = (library(), label.knownMoments)
      counts = bars.map { label.isKnown($0) ? self.counts(at: $0, library: library, known: known[$0]) : nil }
    }
    return counts.flatMap { counts in
      guard let counts else { return [Double](repeating: .nan, count: RegimeLabel.classCount) }
      let total = Double(counts.reduce(0, +) + RegimeLabel.classCount)
      return counts.map { Double($0 + 1) / total }
    }
  }

  /// The last bars of the blocks at a bar; none where they are too few.
  private func blockEnds(at bar: Int, step: Int) -> StrideTo<Int> {
    let first = scales.firstIndex { !$0.isNaN } ?? scales.count
    let available = bar - first - label.span < 0 ? 0 : (bar - first - label.span) / stride + 1
    guard available >= smallestCount, !scales[bar].isNaN else { return Swift.stride(from: 0, to: 0, by: -step) }
    return Swift.stride(from: bar, to: bar - min(available, largestCount) * stride, by: -step)
  }

  /// What each block, by its last bar, adds to the window of the label, over the volatility at its start.
  private func library() -> [ReturnMoments] {
    let count = label.label.isOfState ? min(label.span, label.rule.window) : label.span
    return RuleColumns.moments(of: label.rule.returns, window: count).enumerated().map { end, moments in
      let scale = end >= label.span ? scales[end - label.span] : .nan
      return ReturnMoments(
        count: count, sum: moments.sum / scale, squares: moments.squares / (scale * scale))
    }
  }

  /// The factors of a block's returns; the volatility of a window is the same with either sign.
  private func signs(of scale: Double) -> [Double] {
    if case .volatility = label.label { [scale] } else { [scale, -scale] }
  }

  /// How many paths from a bar end in each class; `nil` without enough blocks.
  private func counts(at bar: Int, library: [ReturnMoments], known: ReturnMoments) -> [Int]? {
    var counts = [Int](repeating: 0, count: RegimeLabel.classCount)
    let addsKnown = label.label.isOfState && label.knownCount > 0
    let scale = scales[bar]
    var isEmpty = true
    for end in blockEnds(at: bar, step: stride) {
      isEmpty = false
      let block = library[end]
      for sign in signs(of: scale) {
        let path = ReturnMoments(
          count: block.count, sum: sign * block.sum, squares: scale * scale * block.squares)
        counts[label.classNumber(of: addsKnown ? known + path : path, at: bar)] += 1
      }
    }
    return isEmpty ? nil : counts
  }
}
