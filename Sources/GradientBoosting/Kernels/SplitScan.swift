/// The best split of a column, eight bins at a time: operation by operation what `SplitGain` computes without bounds.
struct SplitScan: Sendable {
  private typealias Whole = SIMD8<Int64>
  private typealias Real = SIMD8<Double>
  private typealias Mask = SIMDMask<Whole>

  private let splitGain: SplitGain
  private let parent: DerivativeSums
  private let parentScore: Double

  /// A scan of the columns of a node.
  ///
  /// - Parameters:
  ///   - splitGain: what splits are judged by.
  ///   - parent: the sums over all rows of the node.
  ///   - parentScore: the score of these.
  init(splitGain: SplitGain, parent: DerivativeSums, parentScore: Double) {
    self.splitGain = splitGain
    self.parent = parent
    self.parentScore = parentScore
  }

  /// The first of the splits that gain most.
  ///
  /// - Parameters:
  ///   - sums: those of the column.
  ///   - splitCount: the number of bins after which the column may be split.
  ///   - leastGain: what the gain has to exceed.
  /// - Returns: the split; `nil` where none gains enough.
  func best(_ sums: RunningSums, splitCount: Int, above leastGain: Double) -> FoundSplit? {
    let missing = sums.missing
    var best = Candidates(leastGain: leastGain)
    unsafe sums.withPlanes { gradients, hessians, counts in
      for first in stride(from: 0, to: splitCount, by: 8) {
        let gradient = unsafe UnsafeRawPointer(gradients + first).loadUnaligned(as: Whole.self)
        let hessian = unsafe UnsafeRawPointer(hessians + first).loadUnaligned(as: Whole.self)
        let count = unsafe UnsafeRawPointer(counts + first).loadUnaligned(as: Whole.self)
        let isThere: Mask = Whole.firstNumbers .< Whole(repeating: Int64(splitCount - first))
        if missing.rowCount > 0 {
          let (gain, isEnough) = gains(
            gradient &+ Int64(missing.gradient), hessian &+ Int64(missing.hessian), count &+ Int64(missing.rowCount))
          best.offer(gain, isEnough .& isThere, number: Int64(2 * first))
        }
        let (gain, isEnough) = gains(gradient, hessian, count)
        best.offer(gain, isEnough .& isThere, number: Int64(2 * first + 1))
      }
    }
    return best.first
  }

  /// The gains of splits and whether both children have enough.
  @inline(always)
  private func gains(_ gradient: Whole, _ hessian: Whole, _ count: Whole) -> (gain: Real, isEnough: Mask) {
    let otherHessian = Int64(parent.hessian) &- hessian
    let otherCount = Int64(parent.rowCount) &- count
    let leastCount = Whole(repeating: Int64(splitGain.minimumRowCount))
    let leastHessian = Whole(repeating: Int64(splitGain.minimumHessian))
    let countIsEnough: Mask = (count .>= leastCount) .& (otherCount .>= leastCount)
    let hessianIsEnough: Mask = (hessian .>= leastHessian) .& (otherHessian .>= leastHessian)
    let gain = score(gradient, hessian) + score(Int64(parent.gradient) &- gradient, otherHessian)
    return (gain - parentScore, countIsEnough .& hessianIsEnough)
  }

  /// T(G, H), zero where H + `l2` is.
  @inline(always)
  private func score(_ gradient: Whole, _ hessian: Whole) -> Real {
    let size = (gradient.exactReal * splitGain.gradientStep).magnitudes
    let less = size - splitGain.l1
    let excess = less.replacing(with: 0, where: less .< 0)
    let curvature = hessian.exactReal * splitGain.hessianStep + splitGain.l2
    return (excess * excess / curvature).replacing(with: 0, where: curvature .<= 0)
  }

  /// The best split so far of each lane, which sees its splits in order and keeps the first of those that gain most.
  private struct Candidates {
    private var gain: Real
    private var number = Whole(repeating: -1)

    init(leastGain: Double) { gain = Real(repeating: leastGain) }

    @inline(always)
    mutating func offer(_ other: Real, _ isPossible: Mask, number first: Int64) {
      let isBetter = (other .> gain) .& isPossible
      gain.replace(with: other, where: isBetter)
      number.replace(with: Whole.firstNumbers &+ Whole.firstNumbers &+ first, where: isBetter)
    }

    /// The first of the best of all lanes.
    var first: FoundSplit? {
      var best: (gain: Double, number: Int64)?
      for lane in 0..<8 where number[lane] >= 0 {
        let other = (gain: gain[lane], number: number[lane])
        if let known = best, (known.gain, other.number) > (other.gain, known.number) { continue }
        best = other
      }
      return best.map { FoundSplit(bin: Int($0.number / 2), missingGoesLeft: $0.number % 2 == 0, gain: $0.gain) }
    }
  }
}

extension SIMD8<Int64> {
  /// 0, 1, … 7.
  fileprivate static var firstNumbers: Self { Self(0, 1, 2, 3, 4, 5, 6, 7) }
}
