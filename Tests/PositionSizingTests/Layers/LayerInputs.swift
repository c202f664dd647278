import NumericalMethods
import PositionSizing

/// Inputs for properties that hold of all inputs.
enum LayerInputs {
  /// How many random inputs a property is tried with.
  static let count = 100_000

  /// What is not a number from 0 to 1, from the nearest on.
  static let outsideUnit = [(0.0).nextDown, -1, (1.0).nextUp, 2, .infinity, -.infinity, .nan]

  /// What is not a positive, finite number.
  static let notPositive = [0, -0.0, (0.0).nextDown, -1, .infinity, -.infinity, .nan]

  /// What `body` returns, `nil` where it throws `SizingError.impossible`.
  ///
  /// - Throws: any other error.
  static func valueUnlessImpossible(_ body: () throws(SizingError) -> Double) throws -> Double? {
    do throws(SizingError) {
      return try body()
    } catch {
      guard case .impossible(_, _, let allowed) = error, !allowed.isEmpty else { throw error }
      return nil
    }
  }
}

extension SplitMix64 {
  /// Any value at all: NaN, infinities and subnormal numbers among them.
  mutating func nextPattern() -> Double {
    Double(bitPattern: next())
  }

  /// Any positive, finite number, of any magnitude.
  mutating func nextMagnitude() -> Double {
    let value = abs(nextPattern())
    return value > 0 && value.isFinite ? value : 1
  }

  /// `count` probabilities that sum to 1 but for rounding, some of them 0.
  mutating func nextProbabilities(count: Int) -> [Double] {
    let weights = (0..<count).map { _ in nextUniform() < 0.2 ? 0 : nextUniform() }
    let sum = weights.reduce(0, +)
    return sum > 0 ? weights.map { $0 / sum } : [1] + Array(repeating: 0, count: count - 1)
  }
}
