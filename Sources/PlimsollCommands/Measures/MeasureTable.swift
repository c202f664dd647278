import MarketData

/// Measures as rows of a table: one row for each bar or for each period.
struct MeasureTable {
  /// What the measures are computed from.
  enum Rows: Equatable {
    /// One row for each bar, of the bars in a window, or of the bar alone.
    case bars(window: Int?)
    /// One row for each period.
    case periods(Duration)
  }

  let bars: BarSeries
  let measures: [NamedMeasure]
  let rows: Rows
  /// The unit of variances.
  let scale: ReturnScale
  /// The number of periods in a year where variances are turned into volatility per year; `nil` where they are not.
  let annualization: PeriodsPerYear?

  /// The table.
  ///
  /// - Throws: `MarketDataError.pricesMissing`, `.tooFewPrices`, `.periodOfPartialBars`.
  func table() throws(MarketDataError) -> ResultTable {
    switch rows {
    case .bars(let window): try barTable(window)
    case .periods(let period): try periodTable(bars.realizedMeasures(RealizedOptions(period: period)))
    }
  }

  private var measureColumns: [String] { measures.map { $0.column(isAnnualized: annualization != nil) } }

  private func barTable(_ window: Int?) throws(MarketDataError) -> ResultTable {
    var columns: [[Double?]] = []
    for measure in measures { columns.append(try values(of: measure, window: window)) }
    var table = ResultTable(columns: ["timestamp"] + measureColumns)
    for (bar, stamp) in bars.timeStamps.enumerated() {
      table.append([.text(stamp.description)] + zip(measures, columns).map { cell($0, $1[bar]) })
    }
    return table
  }

  private func values(of measure: NamedMeasure, window: Int?) throws(MarketDataError) -> [Double?] {
    func range(_ estimator: RangeEstimator) throws(MarketDataError) -> [Double?] {
      try bars.rangeVariances(estimator, window: window ?? 1)
    }
    func required() -> Int {
      guard let window else { preconditionFailure("\(measure.rawValue) needs a window") }
      return window
    }
    switch measure {
    case .parkinson: return try range(.parkinson)
    case .garmanKlass: return try range(.garmanKlass)
    case .rogersSatchell: return try range(.rogersSatchell)
    case .yangZhang: return try bars.yangZhangVariances(window: required())
    case .closeToClose: return bars.closeToCloseVariances(window: required())
    case .averageTrueRange: return try bars.averageTrueRanges(window: required())
    default: preconditionFailure("\(measure.rawValue) is a measure of a period")
    }
  }

  private func periodTable(_ periods: [RealizedMeasures]) -> ResultTable {
    var table = ResultTable(columns: ["timestamp", "returnCount", "expectedReturnCount"] + measureColumns)
    for period in periods {
      table.append(
        [
          .text(period.start.description), .integer(period.returnCount), .integer(period.expectedReturnCount),
        ] + measures.map { cell($0, value(of: $0, in: period)) })
    }
    return table
  }

  private func value(of measure: NamedMeasure, in period: RealizedMeasures) -> Double? {
    switch measure {
    case .realizedVariance: period.variance
    case .bipowerVariation: period.bipowerVariation
    case .jumpVariation: period.jumpVariation
    case .downsideSemivariance: period.downsideSemivariance
    case .upsideSemivariance: period.upsideSemivariance
    case .realizedQuarticity: period.quarticity
    default: preconditionFailure("\(measure.rawValue) is a measure of bars")
    }
  }

  private func cell(_ measure: NamedMeasure, _ value: Double?) -> TableCell {
    guard let value else { return .missing }
    let unit = scale.multiplier
    switch measure.unit {
    case .price: return .number(value)
    case .quarticity: return .number(value * (unit * unit) * (unit * unit))
    case .variance:
      let annualized = annualization.map { unit * $0.annualizedVolatility(of: value) }
      return .number(annualized ?? value * (unit * unit))
    }
  }
}
