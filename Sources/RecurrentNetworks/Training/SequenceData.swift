/// One or more long series that a network is trained on.
///
/// The rows of a series lie once in memory; a window of it is only its place.
public struct SequenceData: Sendable, Equatable {
  /// The series, with zero for each target that is not scored.
  public let series: [SequenceSeries]
  /// The names of the I inputs of a row.
  public let inputNames: [String]
  /// The names of the M targets of a row.
  public let targetNames: [String]

  /// Data of which every number can be trained on.
  ///
  /// - Parameters:
  ///   - series: the series.
  ///   - inputNames: the names of the I inputs of a row, for errors.
  ///   - targetNames: the names of the M targets of a row, for errors.
  /// - Throws: `RecurrentNetworkError.invalidValue` for the first input that is not finite, weight that is negative or not
  ///   finite, or scored target that is not finite.
  /// - Precondition: there is an input and a target, and each series has as many rows of inputs, targets and weights.
  public init(
    series: [SequenceSeries], inputNames: [String], targetNames: [String]
  ) throws(RecurrentNetworkError) {
    precondition(!inputNames.isEmpty && !targetNames.isEmpty, "a row has an input and a target")
    self.inputNames = inputNames
    self.targetNames = targetNames
    var checked: [SequenceSeries] = []
    for one in series {
      let rows = one.inputs.count / inputNames.count
      precondition(one.inputs.count == rows * inputNames.count, "each row has as many inputs")
      precondition(one.targets.count == rows * targetNames.count, "there are as many rows of targets as of inputs")
      precondition(one.weights.map { $0.count == one.targets.count } ?? true, "each target has a weight")
      checked.append(try Self.checked(one, inputNames: inputNames, targetNames: targetNames))
    }
    self.series = checked
  }

  /// The number I of inputs of a row.
  public var inputSize: Int { inputNames.count }
  /// The number M of targets of a row.
  public var targetCount: Int { targetNames.count }

  /// The number of rows of series number `series`.
  public func rowCount(_ series: Int) -> Int { self.series[series].inputs.count / inputSize }

  /// The series with its targets that are not scored set to zero.
  private static func checked(
    _ series: SequenceSeries, inputNames: [String], targetNames: [String]
  ) throws(RecurrentNetworkError) -> SequenceSeries {
    func check(
      _ values: [Float], _ role: SequenceColumnRole, _ names: [String], _ expected: String, _ isValid: (Float) -> Bool
    ) throws(RecurrentNetworkError) {
      guard let index = values.firstIndex(where: { !isValid($0) }) else { return }
      throw .invalidValue(
        role: role, column: names[index % names.count], series: series.name, row: index / names.count,
        value: values[index], expected: expected)
    }
    try check(series.inputs, .feature, inputNames, "a finite number", \.isFinite)
    let targets: [Float]
    if let weights = series.weights {
      try check(weights, .weight, targetNames, "a finite number that is not negative") { $0.isFinite && $0 >= 0 }
      targets = zip(series.targets, weights).map { $1 == 0 ? 0 : $0 }
    } else {
      targets = series.targets
    }
    try check(targets, .target, targetNames, "a finite number", \.isFinite)
    return SequenceSeries(name: series.name, inputs: series.inputs, targets: targets, weights: series.weights)
  }
}
