/// Why a position could not be sized.
public enum SizingError: Error, Hashable, Sendable {
  /// A quantity that cannot be what it is; `allowed` says what could be.
  case impossible(quantity: String, value: Double, allowed: String)
  /// Probabilities of classes that do not sum to one.
  case probabilitiesDoNotSumToOne(sum: Double)
  /// As many of one thing are needed as of another.
  case countsDiffer(of: String, count: Int, expected: Int)
  /// A table of multipliers has no entry of that name.
  case unknownRegime(name: String, known: [String])
  /// A policy needs an input that was not given.
  case inputMissing(name: String, rule: String)
  /// A policy, or a part of it, that there is not; `reason` says why.
  case invalidPolicy(reason: String)
  /// There are no trades, or none that is won or lost, so that nothing is known of the odds.
  case noTrades
  /// No trade of `trades` was lost: how much is lost at a stop is not known.
  case noLosses(trades: Int)
  /// The covariance of returns is not positive definite: some portfolio would be without risk.
  case singularCovariance(order: Int)
}

extension SizingError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .impossible(let quantity, let value, let allowed): "the \(quantity) is \(value), expected \(allowed)"
    case .probabilitiesDoNotSumToOne(let sum): "the probabilities sum to \(sum), expected 1"
    case .countsDiffer(let what, let count, let expected): "there are \(count) \(what), expected \(expected)"
    case .unknownRegime(let name, let known):
      "the regime \"\(name)\" has no multiplier; there is one for \(known.joined(separator: ", "))"
    case .inputMissing(let name, let rule): "\(rule) needs \(name), which was not given"
    case .invalidPolicy(let reason): reason
    case .noTrades: "there is no trade that was won or lost, so that nothing is known of the odds"
    case .noLosses(let trades): "none of \(trades) trades was lost, so that the average loss is not known"
    case .singularCovariance(let order):
      "the covariance of \(order) assets is not positive definite: some mix of them would be without risk"
    }
  }
}

extension SizingError {
  /// `value` where it lies in `range`.
  ///
  /// - Throws: `SizingError.impossible` where it does not, or is not a number.
  static func checked(
    _ value: Double, _ quantity: String, in range: ClosedRange<Double>, allowed: String
  ) throws(SizingError) -> Double {
    guard range.contains(value) else { throw .impossible(quantity: quantity, value: value, allowed: allowed) }
    return value
  }

  /// `value` where it is positive and finite.
  ///
  /// - Throws: `SizingError.impossible` where it is not.
  static func positive(_ value: Double, _ quantity: String) throws(SizingError) -> Double {
    guard value > 0, value.isFinite else {
      throw .impossible(quantity: quantity, value: value, allowed: "a positive, finite number")
    }
    return value
  }
}
