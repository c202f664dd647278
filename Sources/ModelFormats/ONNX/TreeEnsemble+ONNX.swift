public import GradientBoosting

extension TreeEnsemble {
  /// The ensemble as a model of ONNX, for ONNX Runtime and others (IR 8, operators 17, ai.onnx.ml 3).
  ///
  /// The input is `features`, (N, columns) in single precision; not a number where one is missing. What comes out is of
  /// double precision: for numbers `prediction`, (N); for classes `probabilities`, (N, classes), and `label`, (N), the most
  /// probable class as an integer of 64 bits, the first of several. With two classes the label is so 1 where the
  /// probability of class 1 is above ½.
  ///
  /// Predictions agree with ``predictions(of:threads:)`` to the last bits of double precision. Among the metadata are the
  /// names of the columns, `columns`, and the numbers of the classes, `classes`, as arrays of JSON, the objective,
  /// `objective`, with the level of a quantile, `level`, and the `kind`, ensemble.
  ///
  /// - Returns: the file's bytes, the same for the same ensemble.
  /// - Throws: `ModelExchangeError.notExportable` where they would be 2 GiB or more, which no reader takes, and for more than
  ///   2²³ rounds.
  public func onnx() throws(ModelExchangeError) -> [UInt8] {
    var builder = ONNXGraphBuilder(name: "trees")
    let features = builder.input(
      "features", .float, ["N", .fixed(columnNames.count)],
      description: "Features of each row in the order of the metadata's columns; not a number where one is missing")
    let margins = try builder.margins(of: self, rows: features)
    if let classCount = objective.classCount {
      let probabilities = builder.probabilities(ofMargins: margins, objective)
      builder.output(
        "probabilities", probabilities, .double, ["N", .fixed(classCount)],
        description: "Probability of each class, a fraction")
      builder.output(
        "label", builder.largest(in: probabilities), .int64, ["N"],
        description: "Most probable class, counted from 0; the first of several")
    } else {
      builder.output(
        "prediction", builder.add("Reshape", margins, builder.constant([-1])), .double, ["N"],
        description: "Predicted number of each row, in the unit of the targets")
    }
    return try ONNXModel(graph: builder.graph, description: onnxDescription, metadata: onnxMetadata).encoded()
  }

  private var onnxDescription: String {
    let count = trees.count == 1 ? "1 decision tree" : "\(trees.count) decision trees"
    let trees = "\(isAveraged ? "Average" : "Sum") of \(count) on \(columnNames.count) features"
    return switch objective {
    case .squaredError: "\(trees), for the mean of a number"
    case .quantile(let level): "\(trees), for the quantile of a number at level \(level)"
    case .binary: "\(trees), for the probabilities of two classes"
    case .multiclass(let classCount): "\(trees), for the probabilities of \(classCount) classes"
    }
  }

  private var onnxMetadata: [String: String] {
    var metadata = ["kind": "ensemble", "columns": JSONValue.text(ofNames: columnNames)]
    switch objective {
    case .squaredError: metadata["objective"] = "squared-error"
    case .quantile(let level):
      metadata["objective"] = "quantile"
      metadata["level"] = level.description
    case .binary: metadata["objective"] = "binary"
    case .multiclass: metadata["objective"] = "multiclass"
    }
    metadata["classes"] = objective.classCount.map { JSONValue.text(ofNames: (0..<$0).map { "\($0)" }) }
    return metadata
  }
}
