/// What is known about a file of trades, so that it need not be detected.
public struct TradeOptions: Equatable, Sendable {
  /// The names of columns, or their numbers from `1` where there is no header; what is not here is detected.
  ///
  /// An empty name says that the file has no such column, whatever the names in it suggest.
  public var columns: [TradeColumn: String]
  /// The unit of the column of returns; `nil` to take what the file proves.
  public var scale: ReturnScale?
  /// The side of all trades of a file that has no column for it.
  public var side: TradeSide?
  /// The symbol whose trades are read; `nil` for those of all.
  public var symbol: String?
  /// How time stamps are written; `nil` to detect it.
  public var timeForm: TimeStampForm?
  /// The zone of time stamps that name none; `nil` for UTC, which is then reported as assumed.
  public var zone: UTCOffset?
  /// The decimal separator; `nil` to take what the numbers of the file prove.
  public var decimal: DecimalSeparator?

  /// Options of which each can be left to detection.
  public init(
    columns: [TradeColumn: String] = [:], scale: ReturnScale? = nil, side: TradeSide? = nil, symbol: String? = nil,
    timeForm: TimeStampForm? = nil, zone: UTCOffset? = nil, decimal: DecimalSeparator? = nil
  ) {
    self.columns = columns
    self.scale = scale
    self.side = side
    self.symbol = symbol
    self.timeForm = timeForm
    self.zone = zone
    self.decimal = decimal
  }
}
