package import GradientBoosting
package import ModelExchange
import RecurrentNetworks

/// A model of rows of numbers, laid out to predict.
package struct RowPredictor: Sendable {
  private enum Engine {
    case trees(TreePredictor)
    case network(LSTMNetwork)
  }

  private let engine: Engine
  /// The kind of the model.
  let kindName: String
  /// The names of the columns of a row; of a network those of a step, or none where its inputs have none.
  let inputNames: [String]

  /// Trees by themselves.
  package init(_ ensemble: TreeEnsemble) {
    engine = .trees(TreePredictor(ensemble))
    kindName = ModelKind.ensemble.rawValue
    inputNames = ensemble.columnNames
  }

  /// A network by itself.
  package init(_ network: SequenceNetwork) {
    engine = .network(LSTMNetwork(network.parameters))
    kindName = ModelKind.network.rawValue
    inputNames = network.inputNames ?? []
  }

  /// The numbers of the classes; none where a prediction is no probability.
  var outputNames: [String] {
    switch engine {
    case .trees(let predictor): (0..<(predictor.ensemble.objective.classCount ?? 0)).map(String.init)
    case .network: []
    }
  }

  /// The number of predictions that a row gets.
  var outputCount: Int {
    switch engine {
    case .trees(let predictor): predictor.ensemble.objective.classCount ?? 1
    case .network(let network): network.architecture.outputSize
    }
  }

  /// The predictions of rows.
  ///
  /// - Parameters:
  ///   - rows: the rows, one after another.
  ///   - columnCount: the number of columns; of a network the inputs of all steps.
  /// - Returns: (rows, `outputCount`), row by row.
  /// - Throws: `InterfaceError.Status.invalidData` where the columns are not those of the model, and for a window with a
  ///   number that is not finite.
  func predictions(of rows: [Float], columnCount: Int) throws(InterfaceError) -> [Double] {
    switch engine {
    case .trees(let predictor):
      let names = predictor.ensemble.columnNames
      guard columnCount == names.count else {
        throw InterfaceError(.invalidData, "a row has \(columnCount) columns, expected \(names.count)")
      }
      let table = try InterfaceError.mappingData { () throws(BoostingError) in
        try FeatureTable(names: names, values: rows)
      }
      return predictor.ensemble.objective.predictions(ofMargins: predictor.margins(of: table))
    case .network(let network):
      let inputs = network.architecture.inputSize
      guard columnCount > 0, columnCount.isMultiple(of: inputs) else {
        throw InterfaceError(
          .invalidData, "a window has \(columnCount) numbers, expected \(inputs) for each of its steps")
      }
      if let bad = rows.firstIndex(where: { !$0.isFinite }) {
        throw InterfaceError(
          .invalidData, "row \(bad / columnCount + 1) has the input \(rows[bad]), expected a finite number")
      }
      guard !rows.isEmpty else { return [] }
      return network.outputs(of: rows, steps: columnCount / inputs, count: rows.count / columnCount).map(Double.init)
    }
  }
}

extension LoadedModel {
  /// The model as one of rows.
  ///
  /// - Throws: `InterfaceError.Status.notApplicable` for one of something else.
  func predictor() throws(InterfaceError) -> RowPredictor {
    guard case .rows(let predictor) = self else { throw notApplicable("it is not applied to rows of numbers") }
    return predictor
  }
}
