import MarketData
public import ModelFormats
public import VolatilityModels

extension ModelDocument {
  /// The document of a RiskMetrics 2006 average.
  ///
  /// Its tensors, all of float64: `parameters` (4), τ₀, τ₁, K and ρ; `memory` and `start_memory` (K), the averages at
  /// the last and the first period;
  /// `conditional_variance` and `residuals` (T), the residuals being the returns; `last_return` and `log_likelihood`
  /// without dimensions.
  public init(_ fitted: FittedRiskMetrics2006, provenance: Provenance) {
    self.init(
      kind: .riskmetrics2006,
      specification: [
        "model": .string(ModelKind.riskmetrics2006.rawValue),
        "scale": .string(fitted.scale.rawValue),
        "parameterNames": .array(RiskMetrics2006.names.map { .string($0.rawValue) }),
      ],
      provenance: provenance,
      tensors: Self.tensors(of: fitted, parameters: fitted.specification.named.map(\.value)))
  }
}

extension FittedRiskMetrics2006 {
  /// The average that a document holds, equal to the last bit to the one that was put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as such an average has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.riskmetrics2006)
    _ = try document.specificationField.object(required: ["model", "scale", "parameterNames"])
    _ = try document.metricsField.object(required: [])
    let scale: ReturnScale = try document.specificationField.member("scale").choice()
    let values = try document.parameters(RiskMetrics2006.names)
    try document.requireNoTensors(but: VolatilityTensor.all)
    let specification: RiskMetrics2006
    do throws(VolatilityError) {
      specification = try RiskMetrics2006(values)
    } catch {
      throw document.malformed(VolatilityTensor.parameters, "\(error)")
    }
    self.init(
      specification: specification, scale: scale,
      logLikelihood: try document.number(VolatilityTensor.logLikelihood),
      path: try document.pathOfReturns(memoryCount: specification.count))
  }
}

extension RiskMetrics2006 {
  /// The names of the constants in files.
  fileprivate static let names = ["tau0", "tau1", "kmax", "rho"].map { ParameterName(rawValue: $0) }

  /// The constants by the names that they have in the package `arch`.
  var named: [(name: ParameterName, value: Double)] {
    Array(zip(Self.names, [cutoff, shortestMemory, Double(count), ratio]))
  }

  /// The average with four constants in the order of their names.
  fileprivate init(_ values: [Double]) throws(VolatilityError) {
    guard let count = Int(exactly: values[2]) else {
      throw .invalidParameter(name: Self.names[2], value: values[2], expected: "a number from 1 to 64")
    }
    try self.init(cutoff: values[0], shortestMemory: values[1], count: count, ratio: values[3])
  }
}
