import LinearAlgebra

/// A generator of the same numbers in every run (Marsaglia's xorshift64).
struct RepeatableGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  /// Elements between −1 and 1.
  mutating func matrix(_ rowCount: Int, _ columnCount: Int) -> Matrix {
    Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: (0..<(rowCount * columnCount)).map { _ in Double.random(in: -1...1, using: &self) })
  }
}
