import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands

/// The tool itself and the data that it is tried on.
enum Tool {
  /// Runs a command line of `plimsoll` in this process.
  static func run(_ arguments: String..., environment: [String: String] = [:], input: String = "") -> Run {
    Run(arguments, environment: environment, input: input, tool: Plimsoll.tool)
  }

  /// Runs a command line of `plimsoll` in this process.
  static func run(_ arguments: [String], environment: [String: String] = [:], input: String = "") -> Run {
    Run(arguments, environment: environment, input: input, tool: Plimsoll.tool)
  }

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// 8,321 daily prices of oil.
  static let oil = package.appendingPathComponent("notebooks-data/wti_daily.csv").path
  /// 8,000 simulated hours, with volumes and regimes.
  static let regimes = package.appendingPathComponent("notebooks-data/simulated_regimes_1h.csv").path
  /// The folder of data that are not shipped, where there is one.
  static var marketData: String? {
    ProcessInfo.processInfo.environment["PLIMSOLL_MARKET_DATA"].flatMap { $0.isEmpty ? nil : $0 }
  }
  /// 1,974 daily returns of the mark in pounds, in percent, without dates.
  static let mark = package.appendingPathComponent("notebooks-data/dmgbp.csv").path

  /// A CSV of `count` daily bars from 2020-01-01 on, whose price moves up or down by a percent or so.
  static func bars(_ count: Int, header: String = "timestamp,open,high,low,close,volume") -> String {
    var state: UInt64 = 7
    var price = 100.0
    var lines = [header]
    let start = 1_577_836_800
    for day in 0..<count {
      let open = price
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      price *= 1 + 0.02 * (Double(state >> 40) / Double(1 << 24) - 0.5)
      let (high, low) = (max(open, price) * 1.001, min(open, price) * 0.999)
      lines.append("\(start + 86_400 * day),\(open),\(high),\(low),\(price),1000")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Run {
  /// The value at the end of a path of keys of the printed JSON document.
  subscript(path: [String]) -> JSONValue? {
    var value = try? JSONValue(parsing: output.utf8)
    for key in path { value = value?[key] }
    return value
  }

  /// The keys of the printed JSON document.
  var keys: Set<String> { Set((try? JSONValue(parsing: output.utf8))?.objectValue?.keys.map { $0 } ?? []) }
}
