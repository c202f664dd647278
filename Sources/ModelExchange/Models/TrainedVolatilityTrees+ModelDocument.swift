import GradientBoosting
import MarketData
public import ModelFormats
public import VolatilityForecasting

extension ModelDocument {
  /// The document of a forecaster by trees.
  ///
  /// Its tensors are those of the regression that is corrected (`base.…`), `corrections` (H, float64), what the features
  /// learned, and the trees of each horizon, with `trees.0.`, `trees.1.` … before their names.
  public init(_ trained: TrainedVolatilityTrees, provenance: Provenance) {
    let base = StoredRegression(trained.base)
    let features = StoredFeatures(trained.features, scaling: nil)
    let learning = LearningRecord(markets: trained.markets, barDuration: trained.barDuration, split: trained.split)
    let trees = trained.ensembles.enumerated().map { StoredTrees($1, prefix: Self.prefix(ofTrees: $0)) }
    self.init(
      kind: .trees,
      specification: [
        "model": .string(ModelKind.trees.rawValue),
        "features": features.json,
        "options": trained.specification.options.json,
        "trees": .array(trees.map(\.json)),
      ].merging(base.json) { first, _ in first }.merging(learning.json) { first, _ in first },
      provenance: provenance,
      metrics: [
        "trainingLosses": .array(trained.trainingLosses.map { .array($0.map { .number($0) }) }),
        "validationLosses": .array(trained.validationLosses.map { .array($0.map { .number($0) }) }),
        "bestRounds": .array(trained.bestRounds.map { .integer($0) }),
      ],
      tensors: trees.map(\.tensors).reduce(
        into: base.tensors.merging(features.tensors) { first, _ in first }
          .merging([StoredRegression.furtherCorrections: Tensor(trained.corrections)]) { first, _ in first }
      ) { $0.merge($1) { first, _ in first } })
  }

  /// What the names of the tensors of a horizon's trees begin with.
  fileprivate static func prefix(ofTrees number: Int) -> String { "trees.\(number)." }
}

extension TrainedVolatilityTrees {
  /// The forecaster that a document holds, equal to the last bit to the one that was put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a forecaster by trees has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.trees)
    let field = document.specificationField
    _ = try field.object(
      required: StoredRegression.members.union(LearningRecord.members).union(["model", "features", "options", "trees"]))
    let base = try StoredRegression(document)
    let features = try StoredFeatures(document, field.member("features"), isScaled: false)
    let learning = try LearningRecord(field)
    let optionsField = try field.member("options")
    let options = try TreeForecasterOptions(optionsField)
    let specification = try optionsField.valid { () throws(ForecastingError) in
      try VolatilityTrees(base: base.regression.specification, features: features.features.set, options: options)
    }
    let trees = try document.trees(horizonCount: specification.horizons.count)
    try document.requireNoTensors(
      but: trees.map(\.tensorNames).reduce(into: Set(base.tensors.keys)) { $0.formUnion($1) }
        .union(features.tensors.keys).union([StoredRegression.furtherCorrections]))
    let losses = try document.roundLosses(roundCounts: trees.map(\.ensemble.roundCount))
    self.init(
      specification: specification, base: base.regression, features: features.features,
      ensembles: trees.map(\.ensemble),
      corrections: try document.finiteValues(
        of: StoredRegression.furtherCorrections, shape: [specification.horizons.count]),
      split: learning.split, markets: learning.markets, barDuration: learning.barDuration,
      trainingLosses: losses.training, validationLosses: losses.validation, bestRounds: losses.best)
  }
}

extension ModelDocument {
  /// The trees of each horizon.
  fileprivate func trees(horizonCount: Int) throws(ModelExchangeError) -> [StoredTrees] {
    let field = try specificationField.member("trees")
    var trees: [StoredTrees] = []
    for (number, element) in try field.array().enumerated() {
      let stored = try StoredTrees(self, element, prefix: Self.prefix(ofTrees: number))
      guard stored.ensemble.objective == .squaredError, !stored.ensemble.isAveraged else {
        throw element.malformed("is not boosted for the squared error")
      }
      guard stored.ensemble.columnNames == trees.first?.ensemble.columnNames ?? stored.ensemble.columnNames else {
        throw element.malformed("has other columns than the first")
      }
      trees.append(stored)
    }
    guard trees.count == horizonCount else {
      throw field.malformed("has \(trees.count) elements where \(horizonCount) are expected")
    }
    return trees
  }

  /// What each round of each horizon came to, and which was its best.
  fileprivate func roundLosses(
    roundCounts: [Int]
  ) throws(ModelExchangeError) -> (training: [[Double]], validation: [[Double]], best: [Int]) {
    _ = try metricsField.object(required: ["trainingLosses", "validationLosses", "bestRounds"])
    let (trainingField, validationField) = (
      try metricsField.member("trainingLosses"), try metricsField.member("validationLosses")
    )
    let bestField = try metricsField.member("bestRounds")
    let (training, validation) = (try trainingField.numbers(), try validationField.numbers())
    let best = try bestField.integers()
    for (place, count) in [
      (trainingField, training.count), (validationField, validation.count), (bestField, best.count),
    ]
    where count != roundCounts.count {
      throw place.malformed("has \(count) elements where \(roundCounts.count) are expected")
    }
    for (number, rounds) in best.enumerated() {
      guard rounds == roundCounts[number], rounds <= training[number].count else {
        throw bestField.malformed("\(rounds) where \(roundCounts[number]) rounds have trees")
      }
      guard validation[number].isEmpty || validation[number].count == training[number].count else {
        throw validationField.malformed("has other rounds than \"trainingLosses\"")
      }
    }
    return (training, validation, best)
  }
}

extension JSONField {
  /// The numbers of each element.
  fileprivate func numbers() throws(ModelExchangeError) -> [[Double]] {
    var rows: [[Double]] = []
    for element in try array() {
      var row: [Double] = []
      for number in try element.array() { row.append(try number.double()) }
      rows.append(row)
    }
    return rows
  }
}
