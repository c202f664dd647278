/// Prices at regular moments: the bars of one market in order of time.
///
/// Prices are positive and finite and time stamps strictly increase: a value that breaks this cannot be built. Bars
/// that contradict themselves (a high below the low) can, because published data hold them; `DataQualityReport`
/// finds them.
public struct BarSeries: Sendable, Equatable {
  /// The start of each bar, strictly increasing.
  public let timeStamps: [TimeStamp]
  /// The last price of each bar.
  public let close: [Double]
  /// The first price of each bar, where the source has it.
  public let open: [Double]?
  /// The highest price of each bar, where the source has it.
  public let high: [Double]?
  /// The lowest price of each bar, where the source has it.
  public let low: [Double]?
  /// What was traded in each bar, not negative, in the unit of the source, where the source has it.
  public let volume: [Double]?
  /// Other columns of numbers by name; not a number where the source has no value.
  public let columns: [String: [Double]]

  /// A series of bars.
  ///
  /// - Parameters:
  ///   - timeStamps: the start of each bar, strictly increasing.
  ///   - close: the last price of each bar.
  ///   - open: the first price of each bar.
  ///   - high: the highest price of each bar.
  ///   - low: the lowest price of each bar.
  ///   - volume: what was traded in each bar.
  ///   - columns: other numbers of each bar, by name.
  /// - Throws: `MarketDataError.invalidPrice` for a price that is not positive and finite,
  ///   `MarketDataError.invalidVolume` for a volume that is negative or not finite,
  ///   `MarketDataError.timeStampsNotIncreasing` for a time stamp not later than the one before it.
  /// - Precondition: every column has as many values as there are time stamps.
  public init(
    timeStamps: [TimeStamp], close: [Double], open: [Double]? = nil, high: [Double]? = nil, low: [Double]? = nil,
    volume: [Double]? = nil, columns: [String: [Double]] = [:]
  ) throws(MarketDataError) {
    for (earlier, index) in zip(timeStamps, timeStamps.indices.dropFirst()) where earlier >= timeStamps[index] {
      throw .timeStampsNotIncreasing(index: index)
    }
    for (name, prices) in [("open", open), ("high", high), ("low", low), ("close", close)] {
      guard let prices else { continue }
      precondition(prices.count == timeStamps.count, "a series of bars has a price for each time stamp")
      if let bad = prices.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
        throw .invalidPrice(index: bad, column: name, value: prices[bad])
      }
    }
    if let volume {
      precondition(volume.count == timeStamps.count, "a series of bars has a volume for each time stamp")
      if let bad = volume.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw .invalidVolume(index: bad, value: volume[bad])
      }
    }
    precondition(
      columns.values.allSatisfy { $0.count == timeStamps.count }, "a series of bars has a value for each time stamp")
    self.init(
      unchecked: timeStamps, close: close, open: open, high: high, low: low, volume: volume, columns: columns)
  }

  init(
    unchecked timeStamps: [TimeStamp], close: [Double], open: [Double]?, high: [Double]?, low: [Double]?,
    volume: [Double]?, columns: [String: [Double]]
  ) {
    self.timeStamps = timeStamps
    self.close = close
    self.open = open
    self.high = high
    self.low = low
    self.volume = volume
    self.columns = columns
  }

  /// The number of bars.
  public var count: Int { timeStamps.count }

  /// The bars at the positions `range`.
  ///
  /// - Precondition: `range` lies within `0..<count`.
  public subscript(range: Range<Int>) -> BarSeries {
    BarSeries(
      unchecked: Array(timeStamps[range]), close: Array(close[range]), open: open.map { Array($0[range]) },
      high: high.map { Array($0[range]) }, low: low.map { Array($0[range]) }, volume: volume.map { Array($0[range]) },
      columns: columns.mapValues { Array($0[range]) })
  }

  /// The bars that start within the half-open range `range`; none where it holds none.
  public subscript(range: Range<TimeStamp>) -> BarSeries {
    let first = timeStamps.partitioningIndex { $0 >= range.lowerBound }
    return self[first..<max(first, timeStamps.partitioningIndex { $0 >= range.upperBound })]
  }
}

extension [TimeStamp] {
  /// The first index from which on `isBehind` holds, found by halving; `count` where it holds nowhere.
  fileprivate func partitioningIndex(where isBehind: (TimeStamp) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
