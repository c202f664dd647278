import Foundation
import MarketData
import VolatilityModels

/// What `Fixtures/egarch_forecast_reference.py` computes: expected variances, by numeric integration.
struct EGARCHForecastReference: Decodable {
  /// A model with given parameters, applied to the returns.
  struct Case: Decodable, Sendable, CustomStringConvertible {
    var name: String
    var innovations: String
    var shape: [Double]
    var mean: String
    var mu: Double?
    var phi: Double?
    var omega: Double
    var alphas: [Double]
    var gammas: [Double]
    var betas: [Double]
    var deltas: [Double]
    /// For each of the origins, E[σ²] of the periods after it.
    var variances: [[Double]]

    var description: String { name }
  }

  /// ln E exp(a(|z| − √(2/π)) + c z).
  struct Moment: Decodable, Sendable, CustomStringConvertible {
    var innovations: String
    var nu: Double?
    var a: Double
    var c: Double
    var logarithm: Double

    var description: String { "\(innovations) \(nu ?? 2): \(a), \(c)" }
  }

  var returns: [Double]
  var regressor: [Double]
  /// The positions of the returns after which the forecasts are made.
  var origins: [Int]
  var moments: [Moment]
  var cases: [Case]

  /// The reference; without cases where its file is missing, which a test notices.
  static let shared: EGARCHForecastReference = {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/egarch_forecast.json").standardized
    guard let contents = try? Data(contentsOf: file),
      let reference = try? JSONDecoder().decode(EGARCHForecastReference.self, from: contents)
    else { return EGARCHForecastReference(returns: [], regressor: [], origins: [], moments: [], cases: []) }
    return reference
  }()

  var series: ReturnSeries {
    get throws {
      try ReturnSeries(values: returns, scale: .percent, regressors: [Regressor(name: "x", values: regressor)])
    }
  }
}

extension EGARCHForecastReference.Case {
  /// The model, whose path is that of `returns`.
  func model(of returns: ReturnSeries) throws -> FittedEGARCH {
    let specification = EGARCH(
      mean: try MeanModel(rawValue: mean).unwrapped, innovations: try Innovations(rawValue: innovations).unwrapped,
      order: GARCHOrder(p: alphas.count, o: gammas.count, q: betas.count), regressors: deltas.isEmpty ? [] : ["x"])
    let parameters = try EGARCHParameters(
      mu: mu, phi: phi, omega: omega, alphas: alphas, gammas: gammas, betas: betas, deltas: deltas, shape: shape)
    return try GivenModels.egarch(specification, parameters, appliedTo: returns)
  }
}

extension Optional {
  fileprivate struct Missing: Error {}

  fileprivate var unwrapped: Wrapped {
    get throws {
      guard let self else { throw Missing() }
      return self
    }
  }
}
