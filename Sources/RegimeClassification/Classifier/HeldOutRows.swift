import NumericalMethods

/// What models told of the rows of folds that they had not learned from.
struct HeldOutRows: Sendable {
  /// The rows of the sample that were held out, and could be told, fold after fold.
  let rows: [Int]
  /// The probabilities of each model, held-out rows × classes.
  let probabilities: [RegimeModel: [Double]]
  private let classes: [Int]

  /// Fits the models without each fold in turn.
  ///
  /// A fold beside which nothing is left to learn from is passed over.
  ///
  /// - Throws: `RegimeError`.
  init(
    of classifier: RegimeClassifier, models: [RegimeModel], sample: RegimeSample, foldCount: Int, threads: Int
  ) throws(RegimeError) {
    let folds = try PurgedTimeFolds(of: sample.spans, foldCount: foldCount).folds.filter { !$0.training.isEmpty }
    typealias Parts = [RegimeModel: [Double]]
    let told = parallelMap(count: folds.count, threads: threads) { number -> Result<Parts, RegimeError> in
      Result { () throws(RegimeError) in
        let members = try RegimeMembers(
          fitting: classifier, models: models, to: sample.subset(folds[number].training), threads: 1)
        let validation = sample.subset(folds[number].validation)
        return Dictionary(
          uniqueKeysWithValues: models.map { ($0, members.probabilities(of: $0, for: validation)) })
      }
    }
    var probabilities = Parts(uniqueKeysWithValues: models.map { ($0, []) })
    for part in told {
      for (model, values) in try part.get() { probabilities[model, default: []] += values }
    }
    rows = folds.flatMap(\.validation)
    classes = rows.map { sample.classes[$0] }
    self.probabilities = probabilities
  }

  /// The mean of the probabilities of some of the models.
  private func mean(of models: [RegimeModel]) -> [Double] {
    let parts = models.compactMap { probabilities[$0] }
    return (0..<classes.count * RegimeLabel.classCount).map { place in
      parts.reduce(0) { $0 + $1[place] } / Double(parts.count)
    }
  }

  /// The temperature that calibrates the mean of some of the models.
  func temperature(of models: [RegimeModel]) -> TemperatureScaling {
    TemperatureScaling(
      margins: ClassMargins.margins(of: mean(of: models)), classes: classes, classCount: RegimeLabel.classCount)
  }

  /// The scores of the mean of some of the models at a temperature.
  ///
  /// - Throws: `RegimeError.evaluation` where no row was held out.
  func scores(
    of models: [RegimeModel], temperature: TemperatureScaling, classNames: [String]
  ) throws(RegimeError) -> CrossValidatedScores {
    try CrossValidatedScores(
      probabilities: temperature.probabilities(
        ofMargins: ClassMargins.margins(of: mean(of: models)), classCount: RegimeLabel.classCount),
      classes: classes, classNames: classNames)
  }
}
