import MarketData
public import ModelFormats
import RecurrentNetworks
public import VolatilityForecasting

extension ModelDocument {
  /// The document of a forecaster by networks.
  ///
  /// Its tensors are of float64 (H horizons, k features of the regression): `base.coefficients` (H × k),
  /// `base.intercepts`, `base.residual_variances` and `corrections` (H); `base.scaling.mean` and `base.scaling.factor`
  /// (k) and, of what the networks read, `scaling.mean` and `scaling.factor`; `season.factors` (168) and
  /// `garch.parameters` (markets × 5: μ, ω, α, β, ν) where features are made with them, the regression's with `base.`
  /// before. The networks' own are of float32 under PyTorch's names, `member.0.lstm.weight_ih_l0` and so on.
  public init(_ trained: TrainedVolatilityNetwork, provenance: Provenance) {
    let base = StoredRegression(trained.base)
    let network = StoredFeatures(trained.features, scaling: trained.scaling)
    let learning = LearningRecord(markets: trained.markets, barDuration: trained.barDuration, split: trained.split)
    self.init(
      kind: .lstm,
      specification: [
        "model": .string(ModelKind.lstm.rawValue),
        "network": network.json,
        "options": trained.specification.options.json,
      ].merging(base.json) { first, _ in first }.merging(learning.json) { first, _ in first },
      provenance: provenance,
      metrics: [
        "epochs": .array(trained.reports.map { .array($0.map(\.json)) }),
        "bestEpochs": .array(trained.bestEpochs.map { .integer($0) }),
      ],
      tensors: [
        base.tensors, network.tensors, [StoredRegression.furtherCorrections: Tensor(trained.corrections)],
        Self.tensors(of: trained.members),
      ].reduce(into: [:]) { $0.merge($1) { first, _ in first } })
  }
}

extension TrainedVolatilityNetwork {
  /// The forecaster that a document holds, equal to the last bit to the one that was put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a forecaster by networks has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.lstm)
    let field = document.specificationField
    _ = try field.object(
      required: StoredRegression.members.union(LearningRecord.members).union(["model", "network", "options"]))
    let base = try StoredRegression(document)
    let networkField = try field.member("network")
    let network = try StoredFeatures(document, networkField)
    guard let scaling = network.scaling else { throw networkField.malformed("has no scaling") }
    let learning = try LearningRecord(field)
    let regression = base.regression.specification
    let optionsField = try field.member("options")
    let options = try NetworkOptions(optionsField)
    let specification = try optionsField.valid { () throws(ForecastingError) in
      try VolatilityNetwork(base: regression, features: network.features.set, options: options)
    }
    let members = try document.members(
      options.members,
      of: try optionsField.architecture(
        options, inputs: scaling.names.count, outputs: regression.horizons.count))
    let known = Set(members.indices.flatMap { number in members[number].tensors.map { "member.\(number).\($0.name)" } })
      .union(base.tensors.keys).union(network.tensors.keys).union([StoredRegression.furtherCorrections])
    try document.requireNoTensors(but: known)
    let (reports, bestEpochs) = try document.epochs(memberCount: members.count)
    self.init(
      specification: specification, base: base.regression, features: network.features, scaling: scaling,
      members: members,
      corrections: try document.finiteValues(
        of: StoredRegression.furtherCorrections, shape: [regression.horizons.count]),
      split: learning.split, markets: learning.markets, barDuration: learning.barDuration,
      reports: reports, bestEpochs: bestEpochs)
  }
}

extension ModelDocument {
  /// What each epoch of each network came to, and which was its best.
  fileprivate func epochs(
    memberCount: Int
  ) throws(ModelExchangeError) -> (reports: [[EpochReport]], bestEpochs: [Int]) {
    _ = try metricsField.object(required: ["epochs", "bestEpochs"])
    let epochs = try metricsField.member("epochs")
    var reports: [[EpochReport]] = []
    for member in try epochs.array() { reports.append(try EpochReport.reports(member)) }
    let field = try metricsField.member("bestEpochs")
    let bestEpochs = try field.integers()
    for (place, count) in [(epochs, reports.count), (field, bestEpochs.count)] where count != memberCount {
      throw place.malformed("has \(count) elements where \(memberCount) are expected")
    }
    for (report, epoch) in zip(reports, bestEpochs) where !(1...report.count).contains(epoch) {
      throw field.malformed("\(epoch) where one of \(report.count) epochs is expected")
    }
    return (reports, bestEpochs)
  }
}

extension JSONField {
  /// The architecture of networks of these options.
  fileprivate func architecture(
    _ options: NetworkOptions, inputs: Int, outputs: Int
  ) throws(ModelExchangeError) -> LSTM {
    do throws(RecurrentNetworkError) {
      return try options.training(inputSize: inputs, targetCount: outputs, validates: true).architecture
    } catch {
      throw malformed("\(error)")
    }
  }
}
