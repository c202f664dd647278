extension BarSeries {
  /// The variance of a bar by Yang and Zhang, the jump from the close before included, of the last bars up to each one.
  ///
  /// V_o + k V_c + (1 − k) V_rs with k = 0.34/(1.34 + (n + 1)/(n − 1)). V_o and V_c are the sample variances (with
  /// n − 1) of the jumps ln(O_t/C_{t−1}) and of ln(C_t/O_t), V_rs the mean of Rogers and Satchell's estimate. It is right
  /// with any drift, and the most precise of those that are which take the jump between bars into account. In a market
  /// that never closes V_o is close to 0.
  ///
  /// A value needs the n bars of the window and the close of the one before. There is none where one of these n + 1
  /// contradicts itself. Sums are added up anew for each window, the oldest bar first.
  ///
  /// Source: Yang and Zhang (2000), "Drift-independent volatility estimation based on high, low, open, and close prices".
  ///
  /// - Parameters:
  ///   - window: the number of bars n, at least two.
  ///   - gaps: what becomes of jumps across a gap.
  /// - Returns: one value for each bar, of log returns as fractions, `nil` where it is undefined, as for the first n.
  /// - Throws: `MarketDataError.pricesMissing` where the series lacks the open, the high or the low.
  /// - Precondition: `window` is at least 2.
  public func yangZhangVariances(
    window: Int, gaps: GapTreatment = .included
  ) throws(MarketDataError) -> [Double?] {
    precondition(window >= 2, "the variance of a window needs at least two bars")
    let inner = try rangeVariances(.rogersSatchell)
    guard let open else { return [] }
    let follows = barsWithPredecessor(gaps)
    let jumps = timeStamps.indices.map { bar in
      follows[bar] && inner[bar - 1] != nil ? logReturn(from: close[bar - 1], to: open[bar]) : nil
    }
    let changes = timeStamps.indices.map { bar -> Double? in logReturn(from: open[bar], to: close[bar]) }
    let size = Double(window)
    let weight = 0.34 / (1.34 + (size + 1) / (size - 1))
    return timeStamps.indices.map { bar in
      guard bar >= window else { return nil }
      let range = (bar + 1 - window)...bar
      guard let jump = sampleVariance(jumps[range]), let change = sampleVariance(changes[range]),
        let within = mean(inner[range])
      else { return nil }
      return jump + weight * change + (1 - weight) * within
    }
  }
}
