public import ForecastEvaluation
public import MarketData

/// A walk through time that holds classifiers against each other and against the baselines.
///
/// From `start` on, everything is fitted anew every `refitDays`, to the rows whose labels are over by then, and tells the
/// rows that become known until the next time. So nothing is learned from a label that reaches into what is told.
public struct RegimeEvaluation: Sendable, Equatable {
  /// What the rows of a market are told from.
  public enum Pool: String, Sendable, Codable, CaseIterable {
    /// From the past of the market itself.
    case own
    /// From the past of all markets, its own included.
    case all
    /// From the past of the other markets.
    case others
  }

  /// A classifier by a name.
  public struct Candidate: Sendable, Equatable {
    /// The name.
    public let name: String
    /// The models whose probabilities are averaged.
    public let models: [RegimeModel]

    /// A classifier.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - models: the models whose probabilities are averaged.
    public init(_ name: String, _ models: [RegimeModel]) {
      self.name = name
      self.models = models
    }
  }

  /// What is trained; its models are those of the candidates, and folds are held out only where it is calibrated.
  public var classifier: RegimeClassifier
  /// The classifiers that are compared.
  public var candidates: [Candidate]
  /// What the rows of a market are told from.
  public var pool: Pool
  /// The moment from which on rows are told.
  public var start: TimeStamp
  /// The moment before which rows become known that are told; `nil` for all.
  public var end: TimeStamp?
  /// The number of days from one fit to the next.
  public var refitDays: Int
  /// How differences are judged.
  public var options: ClassifierComparison.Options

  /// The classifiers that are compared unless others are named.
  public static let standardCandidates = [
    Candidate("logistic", [.logistic]), Candidate("trees", [.trees]), Candidate("average", [.logistic, .trees]),
    Candidate("forest", [.forest]),
  ]

  /// An evaluation with the default choices: all candidates, every 91 days, from the past of all markets.
  ///
  /// - Parameters:
  ///   - classifier: what is trained.
  ///   - start: the moment from which on rows are told.
  public init(classifier: RegimeClassifier, start: TimeStamp) {
    self.classifier = classifier
    self.start = start
    candidates = Self.standardCandidates
    pool = .all
    refitDays = 91
    options = ClassifierComparison.Options()
  }

  /// Throws where a choice is out of range.
  ///
  /// - Throws: `RegimeError`.
  func check() throws(RegimeError) {
    try classifier.check()
    let names = candidates.map(\.name)
    guard !candidates.isEmpty, Set(names + RegimeBaseline.allCases.map(\.rawValue)).count == names.count + 5 else {
      throw .invalidSpecification(reason: "classifiers have names of their own and not those of baselines: \(names)")
    }
    for candidate in candidates {
      var specification = classifier
      specification.models = candidate.models
      try specification.check()
    }
    guard (1...36_500).contains(refitDays) else {
      throw .invalidSpecification(reason: "models are fitted anew every 1 to 36500 days, not every \(refitDays)")
    }
    if let end, end <= start {
      throw .invalidSpecification(reason: "an evaluation ends after its start: \(end) is not after \(start)")
    }
  }
}
