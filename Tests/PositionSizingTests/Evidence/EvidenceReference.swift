import Foundation

/// The files that the scripts in `Fixtures` made.
enum EvidenceReference {
  /// Wilson's interval by statsmodels; `Fixtures/wilson_reference.py` made them.
  struct Wilson: Decodable {
    var successes, trials: Int
    var confidence, low, high: Double
  }

  /// Percentile intervals of trades by numpy; `Fixtures/trade_bootstrap_reference.py` made them.
  struct Bootstrap: Decodable {
    struct Interval: Decodable {
      var statistic: String
      var confidence, low, high: Double
      var errors: [Double]
    }
    var resamples: Int
    var returns: [Double]
    var intervals: [Interval]
  }

  /// How often intervals hold the truth; `Fixtures/trade_coverage_reference.py` measured it.
  struct Coverage: Decodable {
    var trades, sets: Int
    var rates: [String: Double]
  }

  static func read<Cases: Decodable>(_ name: String, as type: Cases.Type = Cases.self) throws -> Cases {
    let file = URL(filePath: #filePath).appending(path: "../../Fixtures/\(name)").standardized
    return try JSONDecoder().decode(type, from: Data(contentsOf: file))
  }
}
