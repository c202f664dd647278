import NumericalMethods

/// Blocks of one length, which start anywhere; after its last element the series goes on with its first.
///
/// The last block of a replication is cut to what is missing.
/// Source: Politis & Romano (1992), "A circular block-resampling procedure for stationary data".
public struct CircularBlockBootstrap: BlockBootstrap, Equatable {
  /// The number of elements of a block, from 1 on.
  public let blockLength: Int
  /// What determines all random numbers.
  public let seed: UInt64

  /// A bootstrap.
  ///
  /// - Parameters:
  ///   - blockLength: the number of elements of a block; `OptimalBlockLength` proposes one.
  ///   - seed: what determines all random numbers.
  /// - Precondition: the length is positive.
  public init(blockLength: Int, seed: UInt64) {
    precondition(blockLength > 0, "a block has at least one element")
    self.blockLength = blockLength
    self.seed = seed
  }

  /// The number of elements of a block, as a floating-point number.
  public var meanBlockLength: Double { Double(blockLength) }

  /// The blocks of one replication in their order; their lengths add up to `count`.
  ///
  /// - Parameters:
  ///   - replication: the number of the replication, from 0 on.
  ///   - count: the number of elements of the series, positive.
  /// - Returns: the stretches of the series that make up the resample.
  /// - Precondition: the replication is not negative and the count positive.
  public func blocks(replication: Int, count: Int) -> [ResampledBlock] {
    precondition(replication >= 0 && count > 0, "a replication has a number from 0 on and at least one element")
    var random = SplitMix64(seed: seed, stream: replication)
    return stride(from: 0, to: count, by: blockLength).map { drawn in
      ResampledBlock(start: random.nextIndex(below: count), length: min(blockLength, count - drawn))
    }
  }

  /// f(i) + f(n − i), where f(i) is the share of the elements of a resample whose block goes on for i elements more.
  ///
  /// - Parameter count: n, positive.
  /// - Returns: the weights of the lags 0, 1, … n − 1.
  public func lagWeights(count: Int) -> [Double] {
    precondition(count > 0, "a series has at least one element")
    let (fullBlocks, rest) = count.quotientAndRemainder(dividingBy: blockLength)
    func share(_ lag: Int) -> Double {
      Double(fullBlocks * max(0, blockLength - lag) + max(0, rest - lag)) / Double(count)
    }
    return [1] + (1..<count).map { share($0) + share(count - $0) }
  }
}
