import MarketData
import RecurrentNetworks
public import VolatilityForecasting

/// The names of the tensors that only networks' files have beside those of their features and networks.
private enum NetworkTensor {
  /// The coefficients of the regression, (horizons × features).
  static let coefficients = "base.coefficients"
  /// Its constants, (horizons).
  static let intercepts = "base.intercepts"
  /// The variances of its errors, (horizons).
  static let residualVariances = "base.residual_variances"
  /// What is added to each log forecast of the regression, (H).
  static let baseCorrections = "base.corrections"
  /// What is added to the log forecasts, (horizons).
  static let corrections = "corrections"
}

/// What the names of the tensors of the regression's features begin with.
private let basePrefix = "base."

extension ModelDocument {
  /// The document of a forecaster by networks.
  ///
  /// Its tensors are of float64 (H horizons, k features of the regression): `base.coefficients` (H × k),
  /// `base.intercepts`, `base.residual_variances` and `corrections` (H); `base.scaling.mean` and `base.scaling.factor`
  /// (k) and, of what the networks read, `scaling.mean` and `scaling.factor`; `season.factors` (168) and
  /// `garch.parameters` (markets × 5: μ, ω, α, β, ν) where features are made with them, the regression's with `base.`
  /// before. The networks' own are of float32 under PyTorch's names, `member.0.lstm.weight_ih_l0` and so on.
  public init(_ trained: TrainedVolatilityNetwork, provenance: Provenance) {
    let base = StoredFeatures(trained.base.features, scaling: trained.base.scaling, prefix: basePrefix)
    let network = StoredFeatures(trained.features, scaling: trained.scaling)
    let equations = trained.base.equations
    let own: [String: Tensor] = [
      NetworkTensor.coefficients: Tensor(
        equations.flatMap(\.coefficients), shape: [equations.count, trained.base.scaling.names.count]),
      NetworkTensor.intercepts: Tensor(equations.map(\.intercept)),
      NetworkTensor.residualVariances: Tensor(equations.map(\.residualVariance)),
      NetworkTensor.baseCorrections: Tensor(equations.map(\.correction)),
      NetworkTensor.corrections: Tensor(trained.corrections),
    ]
    self.init(
      kind: .lstm,
      specification: [
        "model": .string(ModelKind.lstm.rawValue),
        "horizons": .array(trained.specification.horizons.map { .integer($0) }),
        "penalty": .number(trained.specification.base.penalty),
        "base": base.json,
        "network": network.json,
        "options": trained.specification.options.json,
        "markets": .array(trained.markets.map { .string($0) }),
        "barMicroseconds": .integer(trained.barDuration.wholeMicroseconds),
        "trainingEnd": .string(trained.split.trainingEnd.description),
        "validationEnd": .string(trained.split.validationEnd.description),
      ],
      provenance: provenance,
      metrics: [
        "epochs": .array(trained.reports.map { .array($0.map(\.json)) }),
        "bestEpochs": .array(trained.bestEpochs.map { .integer($0) }),
      ],
      tensors: [base.tensors, network.tensors, own, Self.tensors(of: trained.members)].reduce(into: [:]) {
        $0.merge($1) { first, _ in first }
      })
  }
}

extension TrainedVolatilityNetwork {
  /// The forecaster that a document holds, equal to the last bit to the one that was put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a forecaster by networks has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.lstm)
    let field = document.specificationField
    _ = try field.object(required: [
      "model", "horizons", "penalty", "base", "network", "options", "markets", "barMicroseconds", "trainingEnd",
      "validationEnd",
    ])
    let base = try StoredFeatures(document, field.member("base"), prefix: basePrefix)
    let network = try StoredFeatures(document, field.member("network"))
    let regression = try document.regression(base)
    let optionsField = try field.member("options")
    let options = try NetworkOptions(optionsField)
    let specification = try optionsField.valid { () throws(ForecastingError) in
      try VolatilityNetwork(base: regression, features: network.features.set, options: options)
    }
    let members = try document.members(
      options.members,
      of: try optionsField.architecture(
        options, inputs: network.scaling.names.count, outputs: regression.horizons.count))
    let known = Set(members.indices.flatMap { number in members[number].tensors.map { "member.\(number).\($0.name)" } })
      .union(base.tensors.keys).union(network.tensors.keys)
      .union([
        NetworkTensor.coefficients, NetworkTensor.intercepts, NetworkTensor.residualVariances,
        NetworkTensor.baseCorrections,
        NetworkTensor.corrections,
      ])
    try document.requireNoTensors(but: known)
    let (reports, bestEpochs) = try document.epochs(memberCount: members.count)
    self.init(
      specification: specification,
      base: FittedVarianceRegression(
        specification: regression, features: base.features, scaling: base.scaling,
        equations: try document.equations(horizonCount: regression.horizons.count, width: base.scaling.names.count)),
      features: network.features, scaling: network.scaling, members: members,
      corrections: try document.finiteValues(of: NetworkTensor.corrections, shape: [regression.horizons.count]),
      split: try field.split(), markets: try field.member("markets").names(), barDuration: try field.barDuration(),
      reports: reports, bestEpochs: bestEpochs)
  }
}

extension ModelDocument {
  /// What the regression is, by the specification.
  fileprivate func regression(_ base: StoredFeatures) throws(ModelExchangeError) -> VarianceRegression {
    let field = try specificationField.member("horizons")
    let horizons = try field.integers()
    let penalty = try specificationField.member("penalty").double()
    let regression = try specificationField.valid { () throws(ForecastingError) in
      try VarianceRegression(features: base.features.set, horizons: horizons, penalty: penalty)
    }
    guard regression.horizons == horizons else { throw field.malformed("do not increase") }
    return regression
  }

  /// The estimates of the regression.
  fileprivate func equations(
    horizonCount: Int, width: Int
  ) throws(ModelExchangeError) -> [RegressionEquation] {
    let coefficients = try finiteValues(of: NetworkTensor.coefficients, shape: [horizonCount, width])
    let intercepts = try finiteValues(of: NetworkTensor.intercepts, shape: [horizonCount])
    let variances = try finiteValues(of: NetworkTensor.residualVariances, shape: [horizonCount])
    try check(variances, of: NetworkTensor.residualVariances, are: "not negative") { $0 >= 0 }
    let corrections = try finiteValues(of: NetworkTensor.baseCorrections, shape: [horizonCount])
    var equations: [RegressionEquation] = []
    for row in 0..<horizonCount {
      do throws(ForecastingError) {
        equations.append(
          try RegressionEquation(
            intercept: intercepts[row], coefficients: Array(coefficients[row * width..<(row + 1) * width]),
            residualVariance: variances[row], correction: corrections[row]))
      } catch {
        throw malformed(NetworkTensor.coefficients, "\(error)")
      }
    }
    return equations
  }

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

  /// The time of training and validation.
  fileprivate func split() throws(ModelExchangeError) -> TimeSplit {
    let (training, validation) = (try member("trainingEnd").instant(), try member("validationEnd").instant())
    return try valid { () throws(ForecastingError) in
      try TimeSplit(trainingEnd: training, validationEnd: validation)
    }
  }

  private func instant() throws(ModelExchangeError) -> TimeStamp {
    let text = try string()
    guard let instant = TimeStamp(text), instant.description == text else {
      throw malformed("\(text.quoted) where an instant such as \"2024-01-31T00:00:00Z\" is expected")
    }
    return instant
  }

  /// The length of the bars.
  fileprivate func barDuration() throws(ModelExchangeError) -> Duration {
    let field = try member("barMicroseconds")
    let microseconds = try field.integer()
    guard microseconds > 0 else { throw field.malformed("\(microseconds) where a positive number is expected") }
    return .microseconds(microseconds)
  }
}

extension Duration {
  /// The microseconds, of which bars have a whole number.
  fileprivate var wholeMicroseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }
}
