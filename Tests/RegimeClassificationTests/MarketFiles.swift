import Foundation
import MarketData
import VolatilityForecasting

/// The markets of the folder that PLIMSOLL_MARKET_DATA names, on bars of a day.
enum MarketFiles {
  /// The folder; `nil` where none is named.
  static let folder: URL? = ProcessInfo.processInfo.environment["PLIMSOLL_MARKET_DATA"].flatMap { folder in
    folder.isEmpty ? nil : URL(filePath: folder, directoryHint: .isDirectory)
  }

  private static func file(_ name: String) -> URL {
    folder?.appending(path: name) ?? URL(filePath: name)
  }

  /// Bitcoin with exchange flows, published a day after theirs is over, and funding rates.
  static func bitcoin() throws -> MarketHistory {
    let bars = try BarSeries(contentsOf: file("btcusdt_binance_1d.csv"))
    let flows = try table("btc_flow_vintages.csv", time: "date")
    let day = Duration.seconds(86_400)
    let rule = { (name: String) in JoinRule(name: name, publicationLag: day, maximumAge: day * 7) }
    let withFlows = try bars.joined(
      with: flows,
      columns: [
        "flow_in_ex_usd_v20240121": rule("inflow"), "flow_out_ex_usd_v20240121": rule("outflow"),
      ], stamps: .start(of: dayBars))
    let funding = try table("btcusdt_perp_funding_8h.csv", time: "timestamp")
    return try MarketHistory(
      name: "BTC",
      bars: withFlows.joined(
        with: funding, columns: ["funding_rate": JoinRule(name: "funding", publicationLag: .zero, maximumAge: day)],
        stamps: .end))
  }

  /// Bitcoin from 2013 on: at Kraken, where hours without a trade are missing, until the other exchange begins.
  static func longBitcoin() throws -> MarketHistory {
    let later = try BarSeries(contentsOf: file("btcusdt_binance_1d.csv"))
    let hours = try BarSeries(contentsOf: file("btcusd_kraken_1h.csv.gz"))
    let days = try hours.resampled(to: dayBars, options: ResamplingOptions(incomplete: .keep)).bars
    let november = TimeStamp(microseconds: 1_383_264_000_000_000)
    let earlier = days[november..<later.timeStamps[1]]
    let rest = later[1..<later.count]
    func joined(_ part: (BarSeries) -> [Double]?) -> [Double] { (part(earlier) ?? []) + (part(rest) ?? []) }
    return try MarketHistory(
      name: "BTC",
      bars: BarSeries(
        timeStamps: earlier.timeStamps + rest.timeStamps, close: joined(\.close), open: joined(\.open),
        high: joined(\.high), low: joined(\.low), volume: joined(\.volume)))
  }

  /// A coin's days, made of hours; days that lack hours are left out.
  static func coin(_ name: String, file: String) throws -> MarketHistory {
    let hours = try BarSeries(contentsOf: self.file(file))
    let days = try hours.resampled(to: dayBars, options: ResamplingOptions(incomplete: .drop)).bars
    return try MarketHistory(name: name, bars: days)
  }

  /// Four coins beside bitcoin.
  static func coins() throws -> [MarketHistory] {
    try [
      ("ETH", "ethusdt_perp_binance_1h_2020_2022.csv.gz"), ("BNB", "bnbusdt_perp_binance_1h_2020_2024.csv.gz"),
      ("DOGE", "dogeusdt_perp_binance_1h_2020_2022.csv.gz"), ("SOL", "solusdt_perp_binance_1h_2020_2022.csv.gz"),
    ].map { try coin($0.0, file: $0.1) }
  }

  private static var dayBars: BarSize {
    guard let day = BarSize(1, .day) else { preconditionFailure("a day is a size of bars") }
    return day
  }

  /// A table of numbers beside a column of ISO time stamps.
  private static func table(_ name: String, time: String) throws -> NumberTable {
    let lines = try String(contentsOf: file(name), encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = lines[0]
    guard let timeColumn = header.firstIndex(of: time) else { throw CocoaError(.fileReadCorruptFile) }
    let stamps = try lines.dropFirst().map { line in
      let text = line[timeColumn].contains("T") ? line[timeColumn] : line[timeColumn] + "T00:00:00Z"
      return TimeStamp(
        microseconds: Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970 * 1_000_000))
    }
    var columns: [String: [Double]] = [:]
    for (number, name) in header.enumerated() where number != timeColumn {
      columns[name] = lines.dropFirst().map { Double($0[number]) ?? .nan }
    }
    return try NumberTable(timeStamps: stamps, columns: columns)
  }
}
