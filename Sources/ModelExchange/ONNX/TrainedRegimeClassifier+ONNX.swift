import GradientBoosting
public import ModelFormats
public import RegimeClassification

extension TrainedRegimeClassifier {
  /// The classifier as an ONNX model.
  ///
  /// Its input is `features`, (N, columns) of float64: rows of what ``inputNames`` lists, not a number where a feature is
  /// missing. Its outputs are `probabilities`, (N, classes) of float64, and `label`, (N) of int64, the most probable class
  /// counted from zero.
  ///
  /// A feature may be missing; what a margin starts from may not. Where it is not a number, as at a bar of which the
  /// classifier does not tell, the probabilities are not numbers and the label is −1, which is no class.
  ///
  /// - Returns: the file's bytes.
  /// - Throws: `ModelExchangeError.notExportable` where they would be 2 GiB or more, which no reader takes, and for more
  ///   than 2²³ rounds.
  public func onnx() throws(ModelExchangeError) -> [UInt8] {
    let (names, classes) = (inputNames, classNames)
    var builder = ONNXGraphBuilder(name: "regimes")
    let features = builder.input(
      "features", .double, ["N", .fixed(names.count)],
      description: "Rows of features, NaN where one is missing; columns in the order of the metadata")
    let count = members.columnNames.count
    let rows = builder.finite(builder.columns(Array(0..<count), of: features))
    let starts =
      specification.startsFromSimulation ? builder.columns(Array(count..<names.count), of: features) : nil
    let parts = try specification.models.map { model throws(ModelExchangeError) in
      let margins =
        switch model {
        case .logistic: builder.logisticMargins(of: members, rows: rows)
        case .trees:
          try members.trees.map { trees throws(ModelExchangeError) in try builder.margins(of: trees, rows: rows) }
        case .forest:
          try members.forest.map { forest throws(ModelExchangeError) in try builder.margins(of: forest, rows: rows) }
        }
      guard let margins else { preconditionFailure("a trained classifier has the models that it specifies") }
      return builder.softmax(starts.map { builder.add("Add", margins, $0) } ?? margins)
    }
    var probabilities = parts[0]
    if parts.count > 1 {
      let sum = builder.add("Sum", parts, outputCount: 1)[0]
      probabilities = builder.add("Div", sum, builder.constant(Double(parts.count)))
    }
    if temperature != .identity {
      let positive = builder.add("Max", probabilities, builder.constant(Double.leastNormalMagnitude))
      let margins = builder.add("Log", positive)
      probabilities = builder.softmax(builder.add("Div", margins, builder.constant(temperature.temperature)))
    }
    builder.output(
      "probabilities", probabilities, .double, ["N", .fixed(classes.count)],
      description: "Probability of each class, a fraction, in the order of the metadata; NaN where none is known")
    builder.output(
      "label", builder.largestIfKnown(in: probabilities), .int64, ["N"],
      description: "Most probable class, counted from 0; -1 where the probabilities are NaN")
    return try ONNXModel(
      graph: builder.graph, description: "Classifier of regimes by the label \(specification.task.label)",
      metadata: [
        "kind": ModelKind.regimes.rawValue, "columns": JSONValue.text(ofNames: names),
        "classes": JSONValue.text(ofNames: classes), "bar_microseconds": "\(barDuration.wholeMicroseconds)",
      ]
    ).encoded()
  }
}

extension ONNXGraphBuilder {
  /// The margins of the logistic model, (N, classes); `nil` where there is none.
  fileprivate mutating func logisticMargins(of members: RegimeMembers, rows: String) -> String? {
    guard let logistic = members.logistic, let columns = members.logisticColumns else { return nil }
    // What is missing counts as the mean, once it is scaled; a column of its own says where.
    var raw = rows
    if !columns.indicated.isEmpty {
      let isMissing = cast(add("IsNaN", rows), to: .double)
      raw = joined([rows, self.columns(columns.indicated, of: isMissing)])
    }
    let scaled = scaled(raw, by: LSTMInputScaling(columns.scaling))
    let zero = constant(0.0)
    let filled = add("Where", add("IsNaN", scaled), zero, scaled)
    let shape = [logistic.coefficients.count, logistic.classCount]
    let product = add("MatMul", filled, constant(Tensor(logistic.coefficients.flatMap(\.self), shape: shape)))
    return add("Add", product, constant(Tensor(logistic.intercepts)))
  }
}
