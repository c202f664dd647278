import Foundation
import MarketData

/// What a reader made of a file, whichever way it was called.
struct VendorReading {
  var timeStamps: [TimeStamp]
  var detection: CSVDetection
  private var bars: BarSeries?
  private var columns: [String: [Double]]

  /// How a file is read.
  enum Call: String, Decodable, Sendable {
    case bars, table
  }

  /// Reads the file at `url`.
  init(_ url: URL, as call: Call, options: CSVOptions) throws(MarketDataError) {
    let reader = try CSVReader(contentsOf: url, options: options)
    switch call {
    case .bars:
      let (bars, detection) = try reader.bars()
      self.bars = bars
      timeStamps = bars.timeStamps
      columns = bars.columns
      self.detection = detection
    case .table:
      let (table, detection) = try reader.table()
      timeStamps = table.timeStamps
      columns = table.columns
      self.detection = detection
    }
  }

  /// The same as a result.
  static func result(
    _ url: URL, as call: Call, options: CSVOptions
  ) -> Result<VendorReading, MarketDataError> {
    do {
      return .success(try VendorReading(url, as: call, options: options))
    } catch {
      return .failure(error)
    }
  }

  /// The values of a role, as `quote-volume`, or of the column of that name; `nil` where there are none.
  func values(of name: String) -> [Double]? {
    let role = ColumnRole(rawValue: name) ?? detection.columns.first { $0.value == name }?.key
    switch (role, bars) {
    case (.open, let bars?): return bars.open
    case (.high, let bars?): return bars.high
    case (.low, let bars?): return bars.low
    case (.close, let bars?): return bars.close
    case (.volume, let bars?): return bars.volume
    default: return role.flatMap { detection.columns[$0] }.flatMap { columns[$0] } ?? columns[name]
    }
  }

  /// Where the zone is known from, in one word.
  var zone: String {
    switch detection.zone {
    case .stated, .statedBy: "stated"
    case .given: "given"
    case .assumedUTC: "assumed"
    }
  }
}

/// What a caller states about a file, as a fixture writes it.
struct VendorOptions: Decodable, Sendable {
  var columns: [String: String]?
  var timeForm: TimeStampForm?
  var zone: String?
  var symbol: String?
  var missing: CSVOptions.MissingValues?
  var decimal: DecimalSeparator?
  var repairs: Set<Repair>?

  /// The options for the reader.
  var options: CSVOptions {
    var options = CSVOptions()
    for (role, name) in columns ?? [:] {
      if let role = ColumnRole(rawValue: role) { options.columns[role] = name }
    }
    options.timeForm = timeForm
    options.zone = zone.flatMap { UTCOffset($0) }
    options.symbol = symbol
    options.decimal = decimal
    options.repairs = repairs ?? []
    if let missing { options.missing = missing }
    return options
  }
}

/// The words that a message about the file at `url` lacks: of `a|b` one is enough; case and the file's name do not count.
func wordsMissing(in message: String, about url: URL, _ words: [String]) -> [String] {
  let said = message.replacing(url.path(percentEncoded: false), with: "").lowercased()
  return words.filter { word in
    !word.split(separator: "|").contains { said.contains($0.lowercased()) }
  }
}
