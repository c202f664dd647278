import MarketData

/// Returns to fit to: those at some positions of a series.
struct GARCHWindow {
  let series: ReturnSeries
  let range: Range<Int>
  /// Parameters to start the search from, in the unit of the returns.
  let start: GARCHParameters?

  /// The returns at the positions.
  var returns: ReturnSeries { range == 0..<series.count ? series : series[range] }
}
