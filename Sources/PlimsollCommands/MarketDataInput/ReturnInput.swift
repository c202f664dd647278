import MarketData
import ModelExchange

/// The returns of a file, with what is known of where they come from.
struct ReturnInput {
  /// The file.
  let file: InputFile
  /// The bytes of the file as they were read.
  let contents: [UInt8]
  /// The returns.
  let returns: ReturnSeries
  /// The prices, where the file holds them.
  let bars: BarSeries?
  /// What was found out about the file.
  let detection: CSVDetection

  /// The number of periods in a year by the time stamps; `nil` where there are none.
  var periodsPerYear: PeriodsPerYear? {
    if let bars { return bars.periodsPerYear }
    guard let stamps = returns.timeStamps else { return nil }
    // The calendar of a series is told by its time stamps alone, whatever the prices.
    return try? BarSeries(timeStamps: stamps, close: [Double](repeating: 1, count: stamps.count)).periodsPerYear
  }

  /// Which returns these are, in a line.
  var line: String {
    let kind = (returns.kind == .log ? "log return" : "simple return") + (returns.count == 1 ? "" : "s")
    var line = "\(file): \(returns.count) \(kind) in \(returns.scale.words)"
    if let first = returns.timeStamps?.first, let last = returns.timeStamps?.last {
      line += ", \(detection.shown(first)) to \(detection.shown(last))"
    }
    return line
  }

  /// The file as the provenance of a model names it.
  var source: Provenance.Source {
    let name =
      switch file {
      case .standardInput: "-"
      case .path(let path): InputFile.fileName(path)
      }
    return Provenance.Source(
      fileName: name, sha256: SHA256.hexDigest(of: contents.span), observationCount: returns.count,
      first: returns.timeStamps?.first?.description, last: returns.timeStamps?.last?.description,
      returns: returns.kind)
  }
}
