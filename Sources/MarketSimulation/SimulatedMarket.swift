import NumericalMethods
public import MarketData

/// The bars of a simulated market, with the truth that real ones hide.
///
/// All arrays have one value a bar. Numbers are rounded to 7 significant digits, funding rates to 8 decimals, as they
/// are written.
public struct SimulatedMarket: Sendable, Equatable {
  /// The start of each bar.
  public let timeStamps: [TimeStamp]
  /// The first price of each bar, the close of the one before.
  public let open: [Double]
  /// The highest price of each bar.
  public let high: [Double]
  /// The lowest price of each bar.
  public let low: [Double]
  /// The last price of each bar.
  public let close: [Double]
  /// What was traded in each bar, in coins.
  public let volume: [Double]
  /// The standard deviation of each bar's log return given the past, as a fraction.
  public let trueVolatility: [Double]
  /// Other columns of numbers, by name in their order.
  public let columns: [(name: String, values: [Double])]
  /// The regime of each bar, where the market has regimes.
  public let regimes: [RegimeMarket.Regime]?

  init(
    timeStamps: [TimeStamp], prices: PricePath, volume: [Double], trueVolatility: [Double],
    columns: [(name: String, values: [Double])], regimes: [RegimeMarket.Regime]? = nil
  ) {
    self.timeStamps = timeStamps
    open = prices.open
    high = prices.high
    low = prices.low
    close = prices.close
    self.volume = volume.map { $0.rounded(toSignificantDigits: 7) }
    self.trueVolatility = trueVolatility.map { $0.rounded(toSignificantDigits: 7) }
    self.columns = columns
    self.regimes = regimes
  }

  /// The number of bars.
  public var count: Int { timeStamps.count }

  /// The values of one of the other columns; `nil` where the market has none of that name.
  public func column(_ name: String) -> [Double]? { columns.first { $0.name == name }?.values }

  /// The bars as the reader of a file would give them: the true values are columns of numbers, a regime its index.
  ///
  /// - Returns: the bars, with all other numbers as columns.
  /// - Throws: `MarketDataError` if the prices break the rules of a series of bars, which simulated ones never do.
  public func bars() throws(MarketDataError) -> BarSeries {
    var numbers = Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.values) })
    numbers["trueVolatility"] = trueVolatility
    if let regimes { numbers["trueRegimeIndex"] = regimes.map { Double($0.index) } }
    return try BarSeries(
      timeStamps: timeStamps, close: close, open: open, high: high, low: low, volume: volume, columns: numbers)
  }

  /// Whether two markets are the same to the last bit.
  public static func == (left: SimulatedMarket, right: SimulatedMarket) -> Bool {
    left.timeStamps == right.timeStamps && left.open == right.open && left.high == right.high && left.low == right.low
      && left.close == right.close && left.volume == right.volume && left.trueVolatility == right.trueVolatility
      && left.columns.map(\.name) == right.columns.map(\.name)
      && left.columns.map(\.values) == right.columns.map(\.values) && left.regimes == right.regimes
  }
}
