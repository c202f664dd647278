import Foundation
import MarketData
import VolatilityModels

/// A maximum of the likelihood of a model of the family, computed in high precision.
struct GARCHFamilyReference: Sendable, Decodable, CustomStringConvertible {
  var name: String
  var data: String
  var vol: String
  var dist: String
  /// Whether the signs of α and γ are free.
  var unconstrained: Bool
  /// The limits that the maximum lies on.
  var active: [String]
  var logLikelihood: Double
  var parameters: [Double]
  var hessian: [Double]
  var opg: [Double]
  var robust: [Double]
  /// σ² of the first and the last five observations and of the periods after them.
  var first: [Double]
  var last: [Double]
  var forecast: [Double]

  var description: String { name }

  /// All cases whose data are there.
  static let cases: [GARCHFamilyReference] = {
    let file = URL(filePath: #filePath).appending(path: "../../Fixtures/garch_family.json").standardized
    guard let contents = try? Data(contentsOf: file),
      let all = try? JSONDecoder().decode([GARCHFamilyReference].self, from: contents)
    else { return [] }
    return all.filter { GARCHReference.Data(rawValue: $0.data)?.isPresent == true }
  }()

  var isExponential: Bool { vol.hasPrefix("egarch") }

  var innovations: Innovations { dist == "t" ? .studentT : .normal }

  var returns: ReturnSeries {
    get throws { try (GARCHReference.Data(rawValue: data) ?? .wti).returns }
  }

  var garch: GARCH {
    GARCH(
      innovations: innovations, order: GARCHOrder(p: 1, o: vol == "gjr" ? 1 : 0, q: 1),
      positivity: unconstrained ? .sample : .coefficients)
  }

  var egarch: EGARCH {
    EGARCH(innovations: innovations, order: GARCHOrder(p: 1, o: vol == "egarch111" ? 1 : 0, q: 1))
  }

  /// The standard errors of one kind.
  func errors(_ kind: CovarianceKind) -> [Double] {
    switch kind {
    case .hessian: hessian
    case .opg: opg
    case .robust: robust
    }
  }
}
