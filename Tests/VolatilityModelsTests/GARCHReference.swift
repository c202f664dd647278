import Foundation
import MarketData
import VolatilityModels

/// A maximum of the likelihood that was computed in high precision; `Fixtures/garch_reference.py` made the cases.
struct GARCHReference: Sendable, CustomStringConvertible {
  /// The series, in percent.
  enum Data: String, Sendable {
    /// The 1,974 DM/GBP returns of Bollerslev and Ghysels.
    case dmgbp
    /// Log returns of West Texas Intermediate from 2005.
    case wti
    /// Simple returns of the S&P 500, 1999 to 2018; not shipped.
    case sp500
  }

  var data: Data
  var mean: MeanModel
  var innovations: Innovations
  var presample: PresampleVariance
  /// Whether the maximum has α + β = 1.
  var isIntegrated: Bool
  var observations: Int
  var logLikelihood: Double
  var parameters: [Double]
  var hessianErrors: [Double]
  var opgErrors: [Double]
  var robustErrors: [Double]
  /// σ² of the first and the last five observations and of the ten periods after them.
  var firstVariances: [Double]
  var lastVariances: [Double]
  var forecast: [Double]

  /// All cases; the first is the benchmark of Fiorentini, Calzolari & Panattoni (1996).
  static var cases: [GARCHReference] { normalCases + studentTCases }

  var specification: GARCH { GARCH(mean: mean, innovations: innovations, presample: presample) }

  var description: String { "\(data) \(mean) \(innovations) \(presample)" }

  /// The standard errors of one kind.
  func errors(_ kind: CovarianceKind) -> [Double] {
    switch kind {
    case .hessian: hessianErrors
    case .opg: opgErrors
    case .robust: robustErrors
    }
  }

  /// The folder of data that are not shipped, where there is one.
  static var marketData: URL? {
    ProcessInfo.processInfo.environment["PLIMSOLL_MARKET_DATA"].flatMap { folder in
      folder.isEmpty ? nil : URL(filePath: folder, directoryHint: .isDirectory)
    }
  }
}

extension GARCHReference.Data {
  /// Whether the data are there.
  var isPresent: Bool { self != .sp500 || GARCHReference.marketData != nil }

  /// The returns.
  var returns: ReturnSeries {
    get throws {
      let shipped = URL(filePath: #filePath).appending(path: "../../../notebooks-data").standardized
      switch self {
      case .dmgbp:
        return try ReturnSeries(contentsOf: shipped.appending(path: "dmgbp.csv"), column: "return")
      case .wti:
        let all = try column("price", of: shipped.appending(path: "wti_daily.csv"))
        let values = zip(all, all.dropFirst()).filter { $0.1.date >= "2005-01-01" }
          .map { 100 * (log($0.1.value) - log($0.0.value)) }
        return try ReturnSeries(values: values, scale: .percent)
      case .sp500:
        let folder = GARCHReference.marketData ?? shipped
        let all = try column("adj_close", of: folder.appending(path: "sp500_daily_1999_2018.csv"))
        let values = zip(all, all.dropFirst()).map { 100 * ($0.1.value / $0.0.value - 1) }
        return try ReturnSeries(values: values, scale: .percent, kind: .simple)
      }
    }
  }

  /// The first column of a plain file of comma-separated values, and another.
  private func column(_ name: String, of url: URL) throws -> [(date: String, value: Double)] {
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    guard let at = lines.first?.split(separator: ",").firstIndex(of: Substring(name)) else { return [] }
    return lines.dropFirst().compactMap { line in
      let fields = line.split(separator: ",")
      return Double(fields[at]).map { (String(fields[0]), $0) }
    }
  }
}

/// −log₁₀ of the relative error: the number of digits that are right; 16 where there is no error at all.
func logRelativeError(_ value: Double, _ reference: Double) -> Double {
  let error = abs(value - reference) / abs(reference)
  return error == 0 ? 16 : min(16, -log10(error))
}
