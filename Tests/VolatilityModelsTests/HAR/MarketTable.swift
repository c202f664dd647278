import Foundation
import MarketData
import Testing
import VolatilityModels

/// A plain file of comma-separated values among the data that are not shipped.
struct MarketTable {
  private let columns: [String: [String]]

  init(_ name: String) throws {
    let folder = try #require(GARCHReference.marketData)
    let lines = try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(whereSeparator: \.isNewline)
    let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    columns = Dictionary(
      uniqueKeysWithValues: rows[0].enumerated().map { index, name in (name, rows.dropFirst().map { $0[index] }) })
  }

  func texts(_ name: String) throws -> [String] { try #require(columns[name]) }

  func numbers(_ name: String) throws -> [Double] { try texts(name).map { try #require(Double($0)) } }

  /// The data of Bollerslev, Patton & Quaedvlieg (2016): realised measures of the S&P 500, 1997 to 2013, 4,096 days.
  static var realisedVariances: VarianceSeries {
    get throws {
      let table = try MarketTable("sp500_realised_bpq2016.csv")
      let (variances, bipower) = (try table.numbers("RV"), try table.numbers("BPV"))
      return try VarianceSeries(
        values: variances, scale: .percent,
        covariates: [
          .quarticity: try table.numbers("RQ"), .positiveSemivariance: try table.numbers("RVp"),
          .negativeSemivariance: try table.numbers("RVn"), .jump: try table.numbers("RJ"), "bipower": bipower,
          "jumpVariation": zip(variances, bipower).map { max($0 - $1, 0) },
        ])
    }
  }
}
