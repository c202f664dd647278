public import RecurrentNetworks

/// A forecaster by LSTM networks that was trained.
public struct TrainedVolatilityNetwork: CorrectedRegression, Equatable {
  /// What was trained.
  public let specification: VolatilityNetwork
  /// The regression that is corrected.
  public let base: FittedVarianceRegression
  /// What the networks read, with what was learned of it.
  public let features: FittedFeatureSet
  /// How that is scaled.
  public let scaling: FeatureScaling
  /// The parameters of each network.
  public let members: [LSTMParameters]
  /// For each horizon what is added to the log forecast, so that its exponential is the expected variance.
  public let corrections: [Double]
  /// The time of training and validation; of nothing after `split.validationEnd` is anything known.
  public let split: TimeSplit
  /// The names of the markets that were learned from.
  public let markets: [String]
  /// The length of the bars.
  public let barDuration: Duration
  /// What each epoch of each network came to.
  public let reports: [[EpochReport]]
  /// The number of each network's best epoch, from one.
  public let bestEpochs: [Int]

  /// A trained forecaster from its parts, as when it is read from a file.
  ///
  /// - Precondition: there is a network, with reports and a best epoch each, and each horizon has a correction.
  package init(
    specification: VolatilityNetwork, base: FittedVarianceRegression, features: FittedFeatureSet,
    scaling: FeatureScaling, members: [LSTMParameters], corrections: [Double], split: TimeSplit, markets: [String],
    barDuration: Duration, reports: [[EpochReport]], bestEpochs: [Int]
  ) {
    precondition(!members.isEmpty, "a forecaster has a network")
    precondition(members.count == specification.options.members, "a forecaster has the networks that it specifies")
    precondition(reports.count == members.count && bestEpochs.count == members.count, "each network has its reports")
    precondition(corrections.count == specification.horizons.count, "each horizon has its correction")
    self.specification = specification
    self.base = base
    self.features = features
    self.scaling = scaling
    self.members = members
    self.corrections = corrections
    self.split = split
    self.markets = markets
    self.barDuration = barDuration
    self.reports = reports
    self.bestEpochs = bestEpochs
  }

  /// The same with other corrections.
  func with(corrections: [Double]) -> TrainedVolatilityNetwork {
    TrainedVolatilityNetwork(
      specification: specification, base: base, features: features, scaling: scaling, members: members,
      corrections: corrections, split: split, markets: markets, barDuration: barDuration, reports: reports,
      bestEpochs: bestEpochs)
  }

  /// The number of parameters of all networks together.
  public var parametersCount: Int { members.reduce(0) { $0 + $1.count } }

  /// The mean over the networks of the loss in the training part at their best epochs.
  public var trainLoss: Double { meanOfBest { $0.trainLoss } ?? .nan }

  /// The mean over the networks of the loss in the validation part at their best epochs; `nil` without validation.
  public var validationLoss: Double? { meanOfBest { $0.validationLoss } }

  private func meanOfBest(_ value: (EpochReport) -> Double?) -> Double? {
    let values = zip(reports, bestEpochs).compactMap { value($0[$1 - 1]) }
    return values.count == reports.count ? values.reduce(0, +) / Double(values.count) : nil
  }
}
