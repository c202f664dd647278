import Foundation
import MarketData
import ModelExchange
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
