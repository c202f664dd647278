/// How bars are put together to longer ones.
public struct ResamplingOptions: Equatable, Sendable {
  /// The zone at whose midnight days, weeks and months start, and from whose midnight shorter bars are counted.
  public var offset: UTCOffset
  /// How the values of `BarSeries.columns` are put together, by the name of the column; `last` where none is given.
  public var columnRules: [String: ColumnRule]
  /// What becomes of bars from which source bars are missing.
  public var incomplete: IncompleteBars
  /// What becomes of the last bar if it is still running; `nil` to do as with any other incomplete bar.
  public var running: IncompleteBars?
  /// The size of the source bars; `nil` for the median distance of their time stamps.
  public var sourceSize: BarSize?
  /// The hours at which the market trades; `nil` for a guess by `BarSeries.tradingCalendar`.
  public var calendar: PeriodsPerYear.TradingCalendar?

  /// Options that all have a usual value.
  public init(
    offset: UTCOffset = .utc, columnRules: [String: ColumnRule] = [:], incomplete: IncompleteBars = .keep,
    running: IncompleteBars? = nil, sourceSize: BarSize? = nil, calendar: PeriodsPerYear.TradingCalendar? = nil
  ) {
    self.offset = offset
    self.columnRules = columnRules
    self.incomplete = incomplete
    self.running = running
    self.sourceSize = sourceSize
    self.calendar = calendar
  }
}
