/// What is known about a file of trades, so that it need not be detected.
public struct TradeOptions: Equatable, Sendable {
  /// The names of columns, or their numbers from `1` where there is no header; what is not here is detected.
  ///
  /// An empty name says that the file has no such column, whatever the names in it suggest.
  public var columns: [TradeColumn: String]
  /// The unit of the column of returns; `nil` to take what the file proves.
  public var scale: ReturnScale?
  /// What the returns of a file with leverages are of; `nil` to take what the file proves.
  public var basis: TradeBasis?
  /// The side of all trades of a file that has no column for it.
  public var side: TradeSide?
  /// The symbol whose trades are read; `nil` for those of all.
  public var symbol: String?
  /// How time stamps are written; `nil` to detect it.
  public var timeForm: TimeStampForm?
  /// The zone of time stamps that name none; `nil` for UTC, which is then reported as assumed.
  public var zone: UTCOffset?
  /// The length of the bars whose starts the times of closes are, by which trades are known later; `nil` where they are
  /// the times at which positions were closed.
  ///
  /// A close that is a date counts from the end of its day, or of the bar that starts with it where that is later.
  public var bar: Duration?
  /// The decimal separator; `nil` to take what the numbers of the file prove.
  public var decimal: DecimalSeparator?

  /// Options of which each can be left to detection.
  ///
  /// - Precondition: `bar` is not negative and at most a hundred years of 365.25 days.
  public init(
    columns: [TradeColumn: String] = [:], scale: ReturnScale? = nil, side: TradeSide? = nil, symbol: String? = nil,
    timeForm: TimeStampForm? = nil, zone: UTCOffset? = nil, decimal: DecimalSeparator? = nil, basis: TradeBasis? = nil,
    bar: Duration? = nil
  ) {
    precondition((.zero ... .seconds(36_525 * 86_400)).contains(bar ?? .zero), "a bar lasts up to a hundred years")
    self.columns = columns
    self.scale = scale
    self.basis = basis
    self.side = side
    self.symbol = symbol
    self.timeForm = timeForm
    self.zone = zone
    self.bar = bar
    self.decimal = decimal
  }
}
