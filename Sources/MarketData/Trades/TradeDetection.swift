/// What was found out about a file of trades while it was read.
public struct TradeDetection: Equatable, Sendable {
  /// What the returns were taken from.
  public enum Source: String, Sendable {
    /// A column of returns.
    case returnColumn = "a column of returns"
    /// The prices at entry and exit, before fees.
    case prices = "entry and exit prices, before fees"
    /// The prices at entry and exit, less the fees over the position's size.
    case pricesLessFees = "entry and exit prices, less fees"
    /// The profit over the entry price times the quantity.
    case profitOfEntry = "profit over entry price times quantity"
    /// The profit over the position's value at entry.
    case profitOfValue = "profit over the position's value"
  }

  /// Where the unit of a column of returns is known from.
  public enum ScaleEvidence: String, Sendable {
    /// The caller gave it.
    case given = "given"
    /// Each value has a percent sign.
    case percentSigns = "percent signs"
    /// The prices or profits of the same trades agree with one unit only.
    case prices = "prices of the same trades"
    /// The name of the column states it, or the program that writes such files is known.
    case name = "name of the column"
    /// The name states none; columns of that name hold fractions by custom, and the values do not speak against it.
    case custom = "the custom for columns of that name"
    /// Only so are the values usual for trades.
    case size = "size of the values"
  }

  /// The name of the file.
  public internal(set) var file: String
  /// The names of the columns that were recognised; of fees there may be several.
  public internal(set) var columns: [TradeColumn: [String]]
  /// Whether entry and exit of a trade are rows of their own.
  public internal(set) var hasRowsForEntryAndExit: Bool
  /// What the returns were taken from; `nil` where the file has no closed trade.
  public internal(set) var source: Source?
  /// The unit of the column of returns; `nil` where there is none.
  public internal(set) var scale: ReturnScale?
  /// Where `scale` is known from.
  public internal(set) var scaleEvidence: ScaleEvidence?
  /// Whether the returns in the file are of the margin, and were divided by the leverage.
  public internal(set) var areOfMargin: Bool
  /// The median of units in one of `quantity`, where profits prove that it is not 1, as of futures and lots.
  public internal(set) var contractSize: Double?
  /// How time stamps are written; `nil` where there are none.
  public internal(set) var timeForm: TimeStampForm?
  /// Where their zone is known from.
  public internal(set) var zone: CSVDetection.Zone
  /// Whether all closes are dates, so that a trade counts as closed at the end of its day.
  public internal(set) var datesOnly: Bool
  /// The number of closes that are dates.
  public internal(set) var datedCloses: Int
  /// The size of bars on whose grid all times of closes lie that are not dates; `nil` where there is none.
  ///
  /// They may be the starts of such bars, as programs that test strategies write them, and then `TradeOptions.bar` has to
  /// say so; or the ends.
  public internal(set) var closeGrid: BarSize?
  /// The number of closed trades that were read.
  public internal(set) var trades: Int
  /// The number of trades that were left out because they are open, pending or cancelled.
  public internal(set) var openTrades: Int
  /// The number of trades of other symbols than the chosen one.
  public internal(set) var tradesOfOtherSymbols: Int
  /// The number of rows that are no trades, such as deposits.
  public internal(set) var otherRows: Int
}

extension TradeDetection: CustomStringConvertible {
  /// A few lines that a person can read.
  public var description: String {
    var lines = ["\(file): \(trades) closed \(trades == 1 ? "trade" : "trades")"]
    if openTrades > 0 { lines[0] += ", \(openTrades) not closed left out" }
    if tradesOfOtherSymbols > 0 { lines[0] += ", \(tradesOfOtherSymbols) of other symbols left out" }
    if otherRows > 0 { lines[0] += ", \(otherRows) other \(otherRows == 1 ? "row" : "rows") left out" }
    let roles = TradeColumn.allCases.compactMap { role in
      columns[role].map { "\(role.rawValue)=\($0.joined(separator: "+"))" }
    }
    lines.append("columns " + roles.joined(separator: ", "))
    if hasRowsForEntryAndExit { lines.append("a row for the entry and one for the exit of each trade") }
    if let source { lines.append("returns from \(source.rawValue)") }
    if let scale, let scaleEvidence {
      lines.append("unit \(scale.rawValue), by \(scaleEvidence.rawValue)" + (areOfMargin ? ", of the margin" : ""))
    }
    if let contractSize { lines.append("one of quantity is about \(contractSize) units") }
    if let timeForm { lines.append("time stamps: \(datesOnly ? "dates" : timeForm.rawValue), \(zone.description)") }
    return lines.joined(separator: "\n")
  }
}
