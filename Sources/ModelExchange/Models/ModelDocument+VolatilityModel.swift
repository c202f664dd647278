import MarketData
import ModelFormats
import VolatilityModels

/// The names of the tensors that models of volatility have in common.
enum VolatilityTensor {
  /// The parameters in the order of the specification's `parameterNames`, (k).
  static let parameters = "parameters"
  /// σ²_t of the sample, (T).
  static let conditionalVariance = "conditional_variance"
  /// e_t of the sample, (T).
  static let residuals = "residuals"
  /// The last return of the sample, ().
  static let lastReturn = "last_return"
  /// The log-likelihood of the sample, ().
  static let logLikelihood = "log_likelihood"
  /// What the equation of the variance takes from the periods before the last, with several lags.
  static let memory = "memory"
  /// The same for the periods before the first.
  static let startMemory = "start_memory"
  /// The regressors of the variance at the last return, where there are any.
  static let lastRegressors = "last_regressors"
  /// All of them.
  static let all: Set = [
    parameters, conditionalVariance, residuals, lastReturn, logLikelihood, memory, startMemory, lastRegressors,
  ]
}

// What the files of all models of volatility have in common, written and read.
extension ModelDocument {
  /// The tensors of the path, the log-likelihood and the parameters.
  static func tensors(of model: some FittedVolatilityModel, parameters: [Double]) -> [String: Tensor] {
    var tensors = [
      VolatilityTensor.parameters: Tensor(parameters),
      VolatilityTensor.conditionalVariance: Tensor(model.path.conditionalVariance),
      VolatilityTensor.residuals: Tensor(model.path.residuals),
      VolatilityTensor.lastReturn: Tensor([model.path.lastReturn], shape: []),
      VolatilityTensor.logLikelihood: Tensor([model.logLikelihood], shape: []),
    ]
    let path = model.path
    for (name, values) in [
      (VolatilityTensor.memory, path.memory), (VolatilityTensor.startMemory, path.startMemory),
      (VolatilityTensor.lastRegressors, path.lastRegressors),
    ] where !values.isEmpty {
      tensors[name] = Tensor(values)
    }
    return tensors
  }

  /// Checks that the document is of a kind, in its description and in its specification.
  func require(_ expected: ModelKind) throws(ModelExchangeError) {
    guard kind == expected else {
      throw .malformed(
        file: nameInErrors, place: "\(Self.descriptionKey).kind",
        reason: "\(kind.rawValue.jsonQuoted) where \(expected.rawValue.jsonQuoted) is expected")
    }
    let model = try specificationField.member("model")
    guard try model.string() == expected.rawValue else {
      throw model.malformed("\(model.value.text().shortened) where \(expected.rawValue.jsonQuoted) is expected")
    }
  }

  /// The parameters, of which there must be those called `names`.
  func parameters(_ names: [ParameterName]) throws(ModelExchangeError) -> [Double] {
    let field = try specificationField.member("parameterNames")
    var found: [String] = []
    for name in try field.array() { found.append(try name.string()) }
    guard found == names.map(\.rawValue) else {
      let expected = JSONValue.array(names.map { .string($0.rawValue) }).text()
      throw field.malformed("\(field.value.text().shortened) where \(expected) is expected")
    }
    return try values(of: VolatilityTensor.parameters, as: Double.self, shape: [names.count])
  }

  /// The path of the sample: finite, with positive variances.
  ///
  /// - Parameters:
  ///   - memoryCount: the number of elements of the last period's memory.
  ///   - startMemoryCount: the number of elements of the first period's memory.
  ///   - regressorCount: the number of regressors at the last return.
  ///   - isMemorySigned: whether a memory may have negative elements.
  /// - Returns: the path.
  /// - Throws: `ModelExchangeError`: which tensor is missing or not as it should be.
  func path(
    memoryCount: Int = 0, startMemoryCount: Int = 0, regressorCount: Int = 0, isMemorySigned: Bool = false
  ) throws(ModelExchangeError) -> VolatilityPath {
    // However many there are, they have one dimension.
    let count = tensors[VolatilityTensor.conditionalVariance]?.count
    let variances = try values(
      of: VolatilityTensor.conditionalVariance, as: Double.self, shape: count.map { [$0] })
    guard !variances.isEmpty else { throw malformed(VolatilityTensor.conditionalVariance, "has no elements") }
    try check(variances, of: VolatilityTensor.conditionalVariance, are: "positive and finite") { $0 > 0 && $0.isFinite }
    let residuals = try values(of: VolatilityTensor.residuals, as: Double.self, shape: [variances.count])
    try check(residuals, of: VolatilityTensor.residuals, are: "finite", \.isFinite)
    return VolatilityPath(
      conditionalVariance: variances, residuals: residuals, lastReturn: try number(VolatilityTensor.lastReturn),
      memory: try further(VolatilityTensor.memory, count: memoryCount, isSigned: isMemorySigned),
      startMemory: try further(VolatilityTensor.startMemory, count: startMemoryCount, isSigned: isMemorySigned),
      lastRegressors: try further(VolatilityTensor.lastRegressors, count: regressorCount, isSigned: true))
  }

  /// The path of a sample whose residuals are the returns.
  func pathOfReturns(memoryCount: Int = 0) throws(ModelExchangeError) -> VolatilityPath {
    let path = try path(memoryCount: memoryCount, startMemoryCount: memoryCount)
    guard path.lastReturn == path.residuals.last else {
      throw malformed(VolatilityTensor.lastReturn, "is not the last residual")
    }
    return path
  }

  /// The finite elements of a tensor that is there only where it has any.
  private func further(_ name: String, count: Int, isSigned: Bool) throws(ModelExchangeError) -> [Double] {
    guard count > 0 else {
      if tensors[name] != nil { throw malformed(name, "does not belong to a model of this kind") }
      return []
    }
    let values = try values(of: name, as: Double.self, shape: [count])
    try check(values, of: name, are: "finite", \.isFinite)
    if !isSigned { try check(values, of: name, are: "not negative") { $0 >= 0 } }
    return values
  }

  /// The one, finite element of a tensor without dimensions.
  func number(_ name: String) throws(ModelExchangeError) -> Double {
    let values = try values(of: name, as: Double.self, shape: [])
    try check(values, of: name, are: "finite", \.isFinite)
    return values[0]
  }

  /// Checks the elements of a tensor one by one.
  func check(
    _ values: [Double], of name: String, are expected: String, _ isExpected: (Double) -> Bool
  ) throws(ModelExchangeError) {
    guard let bad = values.firstIndex(where: { !isExpected($0) }) else { return }
    throw malformed(name, "element \(bad) is \(values[bad]), expected to be \(expected)")
  }

  /// Checks that there are no tensors but those named.
  func requireNoTensors(but names: Set<String>) throws(ModelExchangeError) {
    if let extra = Set(tensors.keys).subtracting(names).min() {
      throw malformed(extra, "does not belong to a model of this kind")
    }
  }

  /// The error that something is wrong with a tensor.
  func malformed(_ tensor: String, _ reason: String) -> ModelExchangeError {
    .malformed(file: nameInErrors, place: "the tensor \(tensor.jsonQuoted)", reason: reason)
  }

  /// The name of the file, for errors.
  var nameInErrors: String { file ?? "model" }
}

extension JSONField {
  /// The case of an enumeration that a text names.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type = Choice.self
  ) throws(ModelExchangeError) -> Choice where Choice.RawValue == String {
    try choice(of: Array(Choice.allCases))
  }

  /// The one of some values that a text names.
  func choice<Choice: RawRepresentable>(
    of choices: [Choice]
  ) throws(ModelExchangeError) -> Choice where Choice.RawValue == String {
    let text = try string()
    guard let choice = choices.first(where: { $0.rawValue == text }) else {
      throw malformed(
        "\(text.jsonQuoted) where one of \(choices.map(\.rawValue.jsonQuoted).joined(separator: ", ")) is expected")
    }
    return choice
  }

  /// The integers of an array.
  func integers() throws(ModelExchangeError) -> [Int] {
    var integers: [Int] = []
    for element in try array() { integers.append(try element.integer()) }
    return integers
  }

  /// The texts of an array, all different.
  func names() throws(ModelExchangeError) -> [String] {
    var names: [String] = []
    for name in try array() { names.append(try name.string()) }
    guard Set(names).count == names.count else { throw malformed("has a name twice") }
    return names
  }
}
