/// What a column of a table of bars holds.
public enum ColumnRole: String, CaseIterable, Codable, Sendable {
  /// The start of the bar.
  case timestamp
  /// The first price of the bar.
  case open
  /// The highest price of the bar.
  case high
  /// The lowest price of the bar.
  case low
  /// The last price of the bar.
  case close
  /// What was traded during the bar, in any unit.
  case volume

  /// The roles whose columns hold prices.
  static let prices: [ColumnRole] = [.open, .high, .low, .close]

  /// The order of columns in a file without a header that has `count` of them; `nil` where there is no custom.
  static func customaryOrder(columns count: Int) -> [ColumnRole]? {
    switch count {
    case 2: [.timestamp, .close]
    case 5: [.timestamp, .open, .high, .low, .close]
    case 6...: [.timestamp, .open, .high, .low, .close, .volume]
    default: nil
    }
  }

  /// The usual names of such a column, in lower case and without blanks and punctuation.
  private var usualNames: Set<String> {
    switch self {
    case .timestamp:
      [
        "timestamp", "time", "date", "datetime", "opentime", "starttime", "unix", "unixtime", "unixtimestamp",
        "epoch", "observationdate", "day", "timestamputc", "timeutc", "dateutc", "datetimeutc",
      ]
    case .open: ["open", "openprice", "priceopen", "opening"]
    case .high: ["high", "highprice", "pricehigh", "highest"]
    case .low: ["low", "lowprice", "pricelow", "lowest"]
    case .close:
      [
        "close", "closeprice", "priceclose", "closing", "price", "last", "lastprice", "adjclose", "adjustedclose",
        "closeadj", "closeadjusted", "settle",
      ]
    case .volume: ["volume", "vol", "volumetraded", "tradedvolume"]
    }
  }

  /// Whether a column of that name usually has this role.
  package func isUsual(name: String) -> Bool { usualNames.contains(ColumnRole.simplified(name)) }

  /// Whether a column of that name holds returns, which must not be taken for prices.
  static func isUsualForReturns(name: String) -> Bool {
    let name = simplified(name)
    return name.hasPrefix("ret") || name.contains("return")
  }

  /// The name in lower case, letters and digits only: `Adj. Close` and `adj_close` are one name.
  static func simplified(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
