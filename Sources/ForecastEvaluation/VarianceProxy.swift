public import MarketData

/// What is taken for the variance of a period after it is over.
///
/// The raw values are the names on the command line.
public enum VarianceProxy: String, Sendable, Codable, CaseIterable {
  /// r²: unbiased where the mean is zero, and very noisy. The mean is not taken off.
  case squaredReturn = "squared-return"
  /// (ln(H/L))²/(4 ln 2), from the high and the low of the bar at whose close the return ends.
  ///
  /// Five times as precise as the squared return of the bar, for a price that moves continuously and without drift;
  /// it does not see what happens between two bars.
  /// Source: Parkinson (1980), "The extreme value method for estimating the variance of the rate of return".
  case parkinson
  /// `RangeEstimator.garmanKlass` of the bar at whose close the return ends.
  case garmanKlass = "garman-klass"
  /// `RangeEstimator.rogersSatchell` of the bar at whose close the return ends.
  case rogersSatchell = "rogers-satchell"
  /// The sum of squared returns within the period, or another variance that the caller has measured.
  ///
  /// Source: Andersen & Bollerslev (1998), "Answering the skeptics".
  case realized

  /// The range estimator that the proxy is; `nil` for the others.
  var rangeEstimator: RangeEstimator? {
    switch self {
    case .parkinson: .parkinson
    case .garmanKlass: .garmanKlass
    case .rogersSatchell: .rogersSatchell
    case .squaredReturn, .realized: nil
    }
  }
}

extension VarianceProxy {
  /// The proxy of each period that has a return.
  ///
  /// - Parameters:
  ///   - returns: the returns of the periods.
  ///   - bars: the bars that the returns were computed from; `squaredReturn` and `realized` do without.
  ///   - realized: the realised measures of the periods, for `realized`.
  /// - Returns: as many values as returns, in the squared unit of the returns.
  /// - Throws: `EvaluationError.noPrices`, `.noRealizedMeasures`, `.noTimeStamps`, `.noBar`, `.inconsistentBar`,
  ///   `.noRealizedVariance`.
  public func values(
    for returns: ReturnSeries, bars: BarSeries? = nil, realized: [RealizedMeasures]? = nil
  ) throws(EvaluationError) -> [Double] {
    switch self {
    case .squaredReturn: return returns.values.map { $0 * $0 }
    case .parkinson, .garmanKlass, .rogersSatchell: return try rangeVariances(returns, bars: bars)
    case .realized:
      guard let realized else { throw .noRealizedMeasures }
      let unit = returns.scale.multiplier * returns.scale.multiplier
      return try measures(for: returns, in: realized).map { unit * $0.variance }
    }
  }

  private func rangeVariances(_ returns: ReturnSeries, bars: BarSeries?) throws(EvaluationError) -> [Double] {
    guard let estimator = rangeEstimator, let bars else { throw .noPrices(proxy: self) }
    let variances: [Double?]
    do throws(MarketDataError) {
      variances = try bars.rangeVariances(estimator)
    } catch {
      throw .noPrices(proxy: self)
    }
    guard let timeStamps = returns.timeStamps else { throw .noTimeStamps(proxy: self) }
    let unit = returns.scale.multiplier * returns.scale.multiplier
    var values: [Double] = []
    values.reserveCapacity(returns.count)
    var bar = 0
    for timeStamp in timeStamps {
      while bar < bars.count, bars.timeStamps[bar] < timeStamp { bar += 1 }
      guard bar < bars.count, bars.timeStamps[bar] == timeStamp else { throw .noBar(timeStamp: timeStamp) }
      guard let variance = variances[bar] else { throw .inconsistentBar(timeStamp: timeStamp) }
      values.append(unit * variance)
    }
    return values
  }

  /// The measures of the period of each return.
  func measures(
    for returns: ReturnSeries, in realized: [RealizedMeasures]
  ) throws(EvaluationError) -> [RealizedMeasures] {
    guard let timeStamps = returns.timeStamps else { throw .noTimeStamps(proxy: .realized) }
    var found: [RealizedMeasures] = []
    found.reserveCapacity(returns.count)
    var period = 0
    for timeStamp in timeStamps {
      while period < realized.count, realized[period].start < timeStamp { period += 1 }
      guard period < realized.count, realized[period].start == timeStamp else {
        throw .noRealizedVariance(timeStamp: timeStamp)
      }
      found.append(realized[period])
    }
    return found
  }
}
