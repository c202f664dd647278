package import MarketData
package import PositionSizing

/// What a file tells of one market, bar after bar.
package struct MarketTimeline<Value: Sendable & Hashable>: Sendable {
  /// What the file calls the market; `nil` where it has no column of symbols.
  package let symbol: String?
  /// The length of a bar.
  package let bar: BarSize
  /// The starts of the bars of all rows, oldest first.
  package let stamps: [TimeStamp]
  /// The ends of the same bars: when what the rows tell was known.
  package let ends: [TimeStamp]
  /// The values of the rows that have one.
  package let timeline: InputTimeline<Value>
}
