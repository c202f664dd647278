import NumericalMethods

/// Blocks of geometrically distributed lengths, which start anywhere: the resample is stationary.
///
/// After each element a new block begins with probability p = 1/`meanBlockLength`; otherwise the resample goes on with
/// the next element of the series, after the last with the first.
/// Source: Politis & Romano (1994), "The stationary bootstrap".
public struct StationaryBootstrap: BlockBootstrap, Equatable {
  /// The mean number of elements of a block, from 1 on.
  public let meanBlockLength: Double
  /// What determines all random numbers.
  public let seed: UInt64

  /// A bootstrap.
  ///
  /// - Parameters:
  ///   - meanBlockLength: the mean number of elements of a block; `OptimalBlockLength` proposes one.
  ///   - seed: what determines all random numbers.
  /// - Precondition: the length is finite and at least 1.
  public init(meanBlockLength: Double, seed: UInt64) {
    precondition(meanBlockLength >= 1 && meanBlockLength.isFinite, "a block has at least one element")
    self.meanBlockLength = meanBlockLength
    self.seed = seed
  }

  /// The blocks of one replication in their order; their lengths add up to `count`.
  ///
  /// - Parameters:
  ///   - replication: the number of the replication, from 0 on.
  ///   - count: the number of elements of the series, positive.
  /// - Returns: the stretches of the series that make up the resample.
  /// - Precondition: the replication is not negative and the count positive.
  public func blocks(replication: Int, count: Int) -> [ResampledBlock] {
    precondition(replication >= 0 && count > 0, "a replication has a number from 0 on and at least one element")
    let probability = 1 / meanBlockLength
    var random = SplitMix64(seed: seed, stream: replication)
    var blocks: [ResampledBlock] = []
    blocks.reserveCapacity(Int(Double(count) * probability) + 1)
    var start = random.nextIndex(below: count)
    var length = 1
    for _ in 1..<count {
      if random.nextUniform() < probability {
        blocks.append(ResampledBlock(start: start, length: length))
        start = random.nextIndex(below: count)
        length = 1
      } else {
        length += 1
      }
    }
    blocks.append(ResampledBlock(start: start, length: length))
    return blocks
  }

  /// (1 − i/n)(1 − p)ⁱ + (i/n)(1 − p)ⁿ⁻ⁱ: the second term is of the pairs that lie across the end of the series.
  ///
  /// - Parameter count: n, positive.
  /// - Returns: the weights of the lags 0, 1, … n − 1.
  public func lagWeights(count: Int) -> [Double] {
    precondition(count > 0, "a series has at least one element")
    let n = Double(count)
    var powers = [1.0]
    for _ in 0..<count { powers.append(powers[powers.count - 1] * (1 - 1 / meanBlockLength)) }
    return (0..<count).map { lag in
      let share = Double(lag) / n
      return (1 - share) * powers[lag] + share * powers[count - lag]
    }
  }
}
