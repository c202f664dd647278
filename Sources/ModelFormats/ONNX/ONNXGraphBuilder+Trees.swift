package import GradientBoosting

extension ONNXGraphBuilder {
  /// The margins of rows by an ensemble, those of ``TreeEnsemble/margins(of:)``.
  ///
  /// Trees compare single-precision numbers: rows are rounded to them. The sums of leaves are exact, as ``LeafDigits``
  /// says, whence margins agree to the last bits of double precision.
  ///
  /// - Parameters:
  ///   - ensemble: the trees.
  ///   - rows: the name of the features in the order of the ensemble's columns, (N, columns), of any type of number; not
  ///     a number where one is missing.
  /// - Returns: the name of the margins, of type double, (N, outputs).
  /// - Throws: `ModelExchangeError.notExportable` for more than 2²³ rounds.
  package mutating func margins(of ensemble: TreeEnsemble, rows: String) throws(ModelExchangeError) -> String {
    try LeafDigits.check(roundCount: ensemble.roundCount)
    let digits = LeafDigits(ensemble)
    let outputs = ensemble.objective.outputCount
    let sums = add(
      "TreeEnsembleRegressor", cast(rows, to: .float),
      attributes: ONNXTreeTable(ensemble, digits: digits).attributes, domain: ONNXModel.machineLearning)
    let digitSums = add("Reshape", cast(sums, to: .double), constant([-1, digits.count, outputs]))
    let scales = constant(Tensor(digits.scales, shape: [digits.count, outputs]))
    var margins = add(
      "ReduceSum", add("Mul", digitSums, scales), constant([1]), attributes: ["keepdims": .integer(0)])
    if ensemble.isAveraged && ensemble.roundCount > 1 {
      margins = add("Div", margins, constant(Double(ensemble.roundCount)))
    }
    return add("Add", margins, constant(Tensor(ensemble.initialMargins)))
  }

  /// The probabilities of classes, as ``BoostingObjective/predictions(ofMargins:)`` has them.
  ///
  /// Those of two classes are the softmax of 0 and the margin: ONNX Runtime's own `Sigmoid` is 0 from −37 on.
  ///
  /// - Parameters:
  ///   - margins: the name of the margins, of type double, (N, outputs).
  ///   - objective: what the trees were trained for.
  /// - Returns: the name of the probabilities, of type double, (N, classes).
  /// - Precondition: the objective has classes.
  package mutating func probabilities(ofMargins margins: String, _ objective: BoostingObjective) -> String {
    precondition(objective.classCount != nil, "targets that are numbers have no probabilities")
    let logits = objective == .binary ? add("Mul", margins, constant(Tensor([0.0, 1.0]))) : margins
    return softmax(logits)
  }
}
