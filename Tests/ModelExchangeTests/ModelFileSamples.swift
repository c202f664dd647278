import Foundation
import MarketData
import ModelExchange
import ModelFormats
import NumericalMethods
import VolatilityModels

/// Fitted models and documents for tests of model files.
enum ModelFileSamples {
  static let provenance = Provenance(
    toolVersion: "0.1.0",
    sources: [.init(fileName: "prices.csv", sha256: String(repeating: "0f", count: 32), observationCount: 400)],
    seed: 0, arguments: ["train", "garch", "prices.csv"])

  /// Returns of a GARCH(1,1) with Student-t innovations; with α = 0 they are independent.
  static func returns(
    count: Int = 400, alpha: Double = 0.1, beta: Double = 0.85, seed: UInt64 = 1
  ) throws -> ReturnSeries {
    var random = SplitMix64(seed: seed)
    var variance = 1.0
    var values: [Double] = []
    for _ in 0..<count {
      let residual = variance.squareRoot() * random.nextStandardizedStudentT(nu: 7)
      values.append(0.03 + residual)
      variance = 1 - alpha - beta + alpha * residual * residual + beta * variance
    }
    return try ReturnSeries(values: values, scale: .percent)
  }

  static let specifications = MeanModel.allCases.flatMap { mean in
    [Innovations.normal, .studentT].flatMap { innovations in
      PresampleVariance.allCases.map { GARCH(mean: mean, innovations: innovations, presample: $0) }
    }
  }

  /// A document with everything that a GARCH's may have.
  static func garch() throws -> ModelDocument {
    ModelDocument(
      try GARCH(mean: .ar1, innovations: .studentT).fit(to: returns()), provenance: provenance)
  }

  static func ewma() throws -> ModelDocument {
    ModelDocument(try EWMA(lambda: 0.9).fit(to: returns()), provenance: provenance)
  }

  /// A document of each kind of model, with much of what its kind may have.
  static func ofEachKind() throws -> [ModelDocument] {
    [
      try garch(), try ewma(),
      ModelDocument(
        try GARCH(
          innovations: .skewedT, order: GARCHOrder(p: 1, o: 1, q: 2), positivity: .sample, regressors: ["volume"]
        ).fit(to: returnsWithRegressors()), provenance: provenance),
      ModelDocument(
        try EGARCH(innovations: .ged, order: GARCHOrder(p: 2, o: 1, q: 1), regressors: ["volume"])
          .fit(to: returnsWithRegressors()), provenance: provenance),
      ModelDocument(try RiskMetrics2006.standard.fit(to: returns()), provenance: provenance),
      ModelDocument(
        try VarianceSamples.rich().fit(to: VarianceSamples.series()), measure: "realized", provenance: provenance),
    ]
  }

  /// GARCH models with all that goes beyond a GARCH(1,1) of normal or Student-t innovations.
  static let family: [GARCH] = [
    .gjr(), .gjr(mean: .ar1, innovations: .studentT, presample: .sampleVariance), .gjr(positivity: .sample),
    GARCH(order: GARCHOrder(p: 2, o: 0, q: 1)), GARCH(order: GARCHOrder(p: 1, o: 2, q: 2)),
    GARCH(order: GARCHOrder(p: 3, o: 0, q: 0)), GARCH(order: GARCHOrder(p: 1, o: 0, q: 3)),
    GARCH(innovations: .skewedT), GARCH(innovations: .ged), GARCH(varianceTargeting: true),
    GARCH(innovations: .studentT, positivity: .sample, varianceTargeting: true), GARCH(regressors: ["volume"]),
    GARCH(
      mean: .ar1, innovations: .skewedT, order: GARCHOrder(p: 1, o: 1, q: 1), positivity: .sample,
      regressors: ["trend", "volume"]),
  ]

  /// EGARCH models of all forms.
  static let exponential: [EGARCH] = [
    EGARCH(), EGARCH(mean: .zero, innovations: .studentT), EGARCH(mean: .ar1, presample: .sampleVariance),
    EGARCH(mean: .zero, innovations: .skewedT), EGARCH(innovations: .ged), EGARCH(order: GARCHOrder(p: 1, o: 0, q: 1)),
    EGARCH(order: GARCHOrder(p: 2, o: 1, q: 1)), EGARCH(order: GARCHOrder(p: 1, o: 1, q: 2)),
    EGARCH(regressors: ["volume"]),
  ]

  /// The returns with two columns that are not negative.
  static func returnsWithRegressors() throws -> ReturnSeries {
    let plain = try returns(count: 600)
    var random = SplitMix64(seed: 3)
    let volume = plain.values.map { 0.5 * abs($0) + abs(random.nextStandardizedStudentT(nu: 7)) }
    return try ReturnSeries(
      values: plain.values, scale: plain.scale,
      regressors: [
        Regressor(name: "volume", values: volume),
        Regressor(name: "trend", values: plain.values.indices.map { Double($0) / 1000 }),
      ])
  }

  /// What comes back when a document is written and read; its file is called `x`.
  static func readBack(_ document: ModelDocument) throws -> ModelDocument {
    try ModelDocument(decoding: [UInt8](document.encoded()), file: "x")
  }

  /// A document with some of its parts exchanged, written with a valid checksum and read.
  static func tampered(
    _ document: ModelDocument, kind: ModelKind? = nil,
    _ change: (
      _ specification: inout [String: JSONValue], _ metrics: inout [String: JSONValue],
      _ tensors: inout [String: Tensor]
    ) -> Void
  ) throws -> ModelDocument {
    var (specification, metrics, tensors) = (document.specification, document.metrics, document.tensors)
    change(&specification, &metrics, &tensors)
    return try readBack(
      ModelDocument(
        kind: kind ?? document.kind, specification: specification, provenance: document.provenance, metrics: metrics,
        tensors: tensors))
  }
}
