/// What is to be told in advance of a market: one of four classes, by what happens in the days after a bar.
///
/// | name | class of a bar t, with h bars in the days ahead |
/// |---|---|
/// | `state-7` | the ``RegimeRule``'s state of bar t + h |
/// | `volatility-7` | the standard deviation of the returns t + 1 … t + h: how many of the thresholds it is above |
/// | `trend-and-volatility-7` | crisis, bull, bear, consolidation of these returns alone, by the rule's limits |
/// | `hidden-markov-7` | the most probable state of bar t + h by a ``HiddenMarkovModel``, states in order of volatility |
///
/// Thresholds of volatility are quantiles, of the probabilities ⅓, ⅔ and 0.9 (that of a crisis by the rule for
/// `trend-and-volatility`), of the standard deviations of as many returns that ended in the rule's history up to bar t: a
/// label's own window is none of them. The hidden Markov model is fitted to the training part. So no threshold is made of what is later than the label or the training part.
///
/// The label of bar t is over at the close of bar t + h, and cannot be learned from before.
public enum RegimeLabel: Hashable, Sendable {
  /// The state some days later.
  case state(ahead: Int)
  /// The volatility of the next days.
  case volatility(ahead: Int)
  /// The regime that the next days alone make.
  case trendAndVolatility(ahead: Int)
  /// The hidden state some days later.
  ///
  /// Folds that are held out in training were part of what the hidden Markov model was fitted to: ``CrossValidatedScores``.
  case hiddenMarkov(ahead: Int)

  /// The days that a label may look ahead.
  static let daysAhead = 1...365

  /// The label of a name such as `state-7`.
  ///
  /// - Parameter text: the name: what is to be told, and the days ahead, from 1 to 365.
  /// - Throws: `RegimeError.unknownLabel`.
  public init(_ text: String) throws(RegimeError) {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let last = words.last, let ahead = Int(last), "\(ahead)" == last, Self.daysAhead.contains(ahead) else {
      throw .unknownLabel(text: text)
    }
    switch words.dropLast().joined(separator: "-") {
    case "state": self = .state(ahead: ahead)
    case "volatility": self = .volatility(ahead: ahead)
    case "trend-and-volatility": self = .trendAndVolatility(ahead: ahead)
    case "hidden-markov": self = .hiddenMarkov(ahead: ahead)
    default: throw .unknownLabel(text: text)
    }
  }

  /// The number of days ahead.
  public var ahead: Int {
    switch self {
    case .state(let ahead), .volatility(let ahead), .trendAndVolatility(let ahead), .hiddenMarkov(let ahead): ahead
    }
  }

  /// The names of the classes, in the order of their numbers: of regimes, or from the lowest volatility to the highest.
  public var classNames: [String] {
    switch self {
    case .state, .trendAndVolatility: MarketRegime.allCases.map(\.rawValue)
    case .volatility, .hiddenMarkov: ["calm", "normal", "high", "extreme"]
    }
  }

  /// The number of classes of each label.
  public static let classCount = 4

  /// Whether the label is made with a hidden Markov model.
  package var usesHiddenMarkov: Bool {
    if case .hiddenMarkov = self { true } else { false }
  }
}

extension RegimeLabel: CustomStringConvertible {
  /// The name, which `init(_:)` reads.
  public var description: String {
    switch self {
    case .state(let ahead): "state-\(ahead)"
    case .volatility(let ahead): "volatility-\(ahead)"
    case .trendAndVolatility(let ahead): "trend-and-volatility-\(ahead)"
    case .hiddenMarkov(let ahead): "hidden-markov-\(ahead)"
    }
  }
}
