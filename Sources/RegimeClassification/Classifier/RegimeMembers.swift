public import GradientBoosting
import VolatilityForecasting

/// The fitted models of a classifier, each `nil` where it is none of them.
public struct RegimeMembers: Sendable, Equatable {
  /// The names of the columns that the models read.
  public let columnNames: [String]
  /// How features become the columns of the logistic model.
  public let logisticColumns: LogisticColumns?
  /// The logistic model.
  public let logistic: FittedMultinomialLogistic?
  /// The boosted trees.
  public let trees: TreeEnsemble?
  /// The forest.
  public let forest: TreeEnsemble?

  /// Models from their parts.
  ///
  /// - Parameters:
  ///   - columnNames: the names of the columns that the models read.
  ///   - logisticColumns: how features become the columns of the logistic model; there with it.
  ///   - logistic: the logistic model.
  ///   - trees: the boosted trees.
  ///   - forest: the forest.
  /// - Throws: `RegimeError.invalidSpecification` where a model reads other columns or tells of other classes.
  public init(
    columnNames: [String], logisticColumns: LogisticColumns?, logistic: FittedMultinomialLogistic?,
    trees: TreeEnsemble?, forest: TreeEnsemble?
  ) throws(RegimeError) {
    let fits =
      (logistic == nil) == (logisticColumns == nil)
      && logisticColumns.map { Array($0.scaling.names.prefix($0.featureCount)) == columnNames } ?? true
      && logistic.map { $0.coefficients.count == logisticColumns?.scaling.names.count } ?? true
      && logistic.map { $0.classCount == RegimeLabel.classCount } ?? true
      && [trees, forest].compactMap(\.self).allSatisfy {
        $0.columnNames == columnNames && $0.objective == .multiclass(classCount: RegimeLabel.classCount)
      }
    guard fits else {
      throw .invalidSpecification(
        reason: "the models of a classifier read the same columns and tell of \(RegimeLabel.classCount) classes")
    }
    self.columnNames = columnNames
    self.logisticColumns = logisticColumns
    self.logistic = logistic
    self.trees = trees
    self.forest = forest
  }

  /// The models of a classifier, fitted to a sample.
  ///
  /// - Parameters:
  ///   - classifier: what is fitted.
  ///   - models: the models that are fitted.
  ///   - sample: the rows.
  ///   - threads: the number of threads; it changes no bit.
  /// - Throws: `RegimeError`.
  init(
    fitting classifier: RegimeClassifier, models: [RegimeModel], to sample: RegimeSample, threads: Int
  ) throws(RegimeError) {
    guard sample.rowCount > 0 else { throw .noTrainingRows }
    let weights = classifier.classWeights.rowWeights(of: sample.classes, classCount: RegimeLabel.classCount)
    var (columns, logistic): (LogisticColumns?, FittedMultinomialLogistic?) = (nil, nil)
    if models.contains(.logistic) {
      let learned = try LogisticColumns(names: sample.columnNames, values: sample.values)
      logistic = try classifier.logistic.fit(
        to: LogisticSample(
          columnCount: learned.scaling.names.count, classCount: RegimeLabel.classCount,
          values: (0..<sample.rowCount).flatMap { learned.columns(of: sample.row($0)) }, classes: sample.classes,
          weights: weights, offsets: sample.offsets.isEmpty ? nil : sample.offsets))
      columns = learned
    }
    var ensembles: [RegimeModel: TreeEnsemble] = [:]
    for (model, training) in [(RegimeModel.trees, classifier.trees), (.forest, classifier.forest)]
    where models.contains(model) {
      do throws(BoostingError) {
        let table = try LabelledTable(
          features: try sample.featureTable, targets: sample.classes.map(Double.init), weights: weights,
          startingMargins: sample.offsets.isEmpty ? nil : sample.offsets)
        ensembles[model] = try training.train(on: table, threads: threads).ensemble
      } catch {
        throw .trees(reason: error)
      }
    }
    try self.init(
      columnNames: sample.columnNames, logisticColumns: columns, logistic: logistic, trees: ensembles[.trees],
      forest: ensembles[.forest])
  }

  /// Some of the models alone.
  func only(_ models: [RegimeModel]) throws(RegimeError) -> RegimeMembers {
    let keepsLogistic = models.contains(.logistic)
    return try RegimeMembers(
      columnNames: columnNames, logisticColumns: keepsLogistic ? logisticColumns : nil,
      logistic: keepsLogistic ? logistic : nil, trees: models.contains(.trees) ? trees : nil,
      forest: models.contains(.forest) ? forest : nil)
  }

  /// The probabilities of one of the models, rows × classes, row by row.
  ///
  /// - Precondition: the model is one of the members, and the sample has their columns.
  func probabilities(of model: RegimeModel, for sample: RegimeSample) -> [Double] {
    precondition(sample.columnNames == columnNames, "a sample has the columns that the models read")
    let margins: [[Double]]
    switch model {
    case .logistic:
      guard let logistic, let logisticColumns else { preconditionFailure("the model is one of the members") }
      margins = (0..<sample.rowCount).map { row in
        logistic.margins(of: logisticColumns.columns(of: sample.row(row)), offset: sample.offset(row))
      }
    case .trees, .forest:
      guard let ensemble = model == .trees ? trees : forest else {
        preconditionFailure("the model is one of the members")
      }
      margins = (0..<sample.rowCount).map { row in
        let own = ensemble.margins(of: sample.row(row).map(Float.init)[...])
        return sample.offset(row).map { zip(own, $0).map { $0 + $1 } } ?? own
      }
    }
    return Softmax.probabilities(of: margins.flatMap(\.self), classCount: RegimeLabel.classCount)
  }

  /// The mean of the probabilities of some of the models, rows × classes, row by row.
  ///
  /// - Precondition: the models are members, and the sample has their columns.
  func probabilities(of models: [RegimeModel], for sample: RegimeSample) -> [Double] {
    let parts = models.map { probabilities(of: $0, for: sample) }
    return (0..<sample.rowCount * RegimeLabel.classCount).map { place in
      parts.reduce(0) { $0 + $1[place] } / Double(models.count)
    }
  }
}

extension RegimeSample {
  /// The features in single precision, as trees read them.
  fileprivate var featureTable: FeatureTable {
    get throws(BoostingError) { try FeatureTable(names: columnNames, values: values.map(Float.init)) }
  }
}
