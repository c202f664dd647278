import Foundation
import MarketData

/// The bars of a file of separated values; the data file is that file.
struct CSVBarsJob: BenchmarkJob {
  func input(_ path: String) -> URL { URL(fileURLWithPath: path) }

  func run(_ input: URL) throws -> BarSeries { try CSVReader(contentsOf: input).bars().bars }

  func results(_ output: BarSeries) -> [String: [Double]] {
    var columns = output.columns
    columns["open"] = output.open
    columns["high"] = output.high
    columns["low"] = output.low
    columns["close"] = output.close
    columns["volume"] = output.volume
    let times = output.timeStamps.map(\.microseconds)
    var results = columns.mapValues { Self.fingerprint($0.lazy.map(\.bitPattern)) }
    results["timestamp"] = Self.fingerprint(times.lazy.map(UInt64.init(bitPattern:)))
    results["rows"] = [Double(output.count)]
    results["ends"] = [times.first, times.last].compactMap { $0 }.map(Double.init)
    return results
  }

  /// Σ (2i + 1) · wordᵢ modulo 2⁶⁴, upper and lower half: another number when any one word is another.
  private static func fingerprint(_ words: some Sequence<UInt64>) -> [Double] {
    var sum: UInt64 = 0
    var factor: UInt64 = 1
    for word in words {
      sum &+= factor &* word
      factor &+= 2
    }
    return [Double(sum >> 32), Double(sum & 0xFFFF_FFFF)]
  }
}
