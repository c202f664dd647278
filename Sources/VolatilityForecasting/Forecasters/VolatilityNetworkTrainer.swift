public import RecurrentNetworks

/// The training of a forecaster in progress: a value that goes on by an epoch at a time.
public struct VolatilityNetworkTrainer: Sendable {
  /// What is trained.
  public let network: VolatilityNetwork
  /// The time of training and validation.
  public let split: TimeSplit
  /// The training of the networks.
  public private(set) var ensemble: LSTMEnsembleTrainer
  /// The mean loss in the validation part of the regression alone; `nil` without validation.
  ///
  /// Networks with a greater one do harm.
  public let regressionLoss: Double?
  private let markets: [MarketHistory]
  private let base: FittedVarianceRegression
  private let features: FittedFeatureSet
  private let scaling: FeatureScaling

  /// Makes what the networks are trained on, and begins or resumes their training.
  ///
  /// - Parameters:
  ///   - network: what is trained.
  ///   - markets: the markets, with names of their own and bars of one length.
  ///   - split: training and validation; bars after validation are not looked at.
  ///   - checkpoint: where to go on; `nil` to begin.
  ///   - threads: the number of threads, positive; it changes no bit.
  /// - Throws: `ForecastingError`; `.network` where the sequences can't be trained on or the check-point is of another
  ///   training.
  /// - Precondition: there is a market.
  public init(
    _ network: VolatilityNetwork, markets: [MarketHistory], split: TimeSplit,
    checkpoint: LSTMEnsembleCheckpoint? = nil, threads: Int = 1
  ) throws(ForecastingError) {
    precondition(!markets.isEmpty, "a forecaster learns from a market")
    try MarketHistory.requireBarsOfOneLength(markets)
    let data = try NetworkData(network, markets: markets, split: split)
    if split.validationEnd > split.trainingEnd, !data.split.hasValidation {
      throw .noValidationRows(from: split.trainingEnd, to: split.validationEnd)
    }
    do throws(RecurrentNetworkError) {
      let training = try network.options.training(
        inputSize: data.sequences.inputSize, targetCount: network.horizons.count, validates: data.split.hasValidation)
      if let checkpoint {
        guard checkpoint.members.count == network.options.members else {
          throw .checkpointOfOtherTraining(
            difference: "its number of networks is \(checkpoint.members.count), not \(network.options.members)")
        }
        ensemble = try LSTMEnsembleTrainer(
          resuming: checkpoint, expecting: training, data: data.sequences, split: data.split, threads: threads)
      } else {
        ensemble = try LSTMEnsembleTrainer(
          training, members: network.options.members, data: data.sequences, split: data.split, threads: threads)
      }
    } catch {
      throw .network(reason: error)
    }
    self.network = network
    regressionLoss = data.lossWithoutNetworks(network.options.loss)
    self.split = split
    self.markets = markets
    base = data.base
    features = data.features
    scaling = data.scaling
  }

  /// Whether all networks are trained.
  public var isFinished: Bool { ensemble.isFinished }

  /// Runs an epoch of as many networks as there are threads.
  ///
  /// - Returns: the networks' numbers, from zero, and what their epochs came to.
  /// - Throws: `ForecastingError.network` where a loss exploded.
  /// - Precondition: the training is not finished.
  public mutating func runEpochs() throws(ForecastingError) -> [(member: Int, report: EpochReport)] {
    do throws(RecurrentNetworkError) {
      return try ensemble.runEpochs()
    } catch {
      throw .network(reason: error)
    }
  }

  /// Runs all epochs that are left.
  ///
  /// - Parameters:
  ///   - threads: the number of threads of what is computed at the end.
  ///   - progress: is told of each epoch that ends, with the network's number, from zero.
  /// - Returns: the trained forecaster.
  /// - Throws: `ForecastingError`.
  public mutating func train(
    threads: Int = 1, progress: (Int, EpochReport) -> Void = { _, _ in }
  ) throws(ForecastingError) -> TrainedVolatilityNetwork {
    while !isFinished { for (member, report) in try runEpochs() { progress(member, report) } }
    return try trained(threads: threads)
  }

  /// The forecaster of what each network was best at.
  ///
  /// - Parameter threads: the number of threads; it changes no bit.
  /// - Returns: the trained forecaster.
  /// - Throws: `ForecastingError`.
  /// - Precondition: every network has ended an epoch.
  public func trained(threads: Int = 1) throws(ForecastingError) -> TrainedVolatilityNetwork {
    guard let members = ensemble.trained?.members else { preconditionFailure("every network has ended an epoch") }
    let uncorrected = TrainedVolatilityNetwork(
      specification: network, base: base, features: features, scaling: scaling, members: members.map(\.parameters),
      corrections: network.horizons.map { _ in 0 }, split: split, markets: markets.map(\.name),
      barDuration: markets[0].barDuration, reports: members.map(\.reports), bestEpochs: members.map(\.bestEpoch))
    guard network.options.loss == .squaredError else { return uncorrected }
    return uncorrected.with(corrections: try uncorrected.smearing(in: markets, threads: threads))
  }
}
