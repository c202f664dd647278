package import LinearAlgebra

extension HACCovariance {
  /// The number of lags ⌊4 (n/100)^{2/9}⌋ for n observations.
  ///
  /// Source: Newey & West (1994), "Automatic lag selection in covariance matrix estimation", with the constant 4 that
  /// econometric programs use.
  ///
  /// - Parameter count: n, not negative.
  /// - Returns: the number of lags; 0 for n = 0.
  package static func ruleOfThumbLags(count: Int) -> Int {
    precondition(count >= 0, "a number of observations is not negative")
    // L ≤ 4 (n/100)^{2/9} is L⁹·100² ≤ n²·4⁹: no root that rounding could put on the wrong side of an integer.
    let limit = Double(count) * Double(count) * 262_144
    func ninthPower(_ x: Double) -> Double { (x * x * x) * (x * x * x) * (x * x * x) }
    var lags = 0
    while ninthPower(Double(lags + 1)) * 10_000 <= limit { lags += 1 }
    return lags
  }

  /// The number of lags that Newey and West's plug-in rule chooses for the mean of a series.
  ///
  /// With m = `ruleOfThumbLags`, s₀ = γ₀ + 2 Σ_{j≤m} γⱼ and s₁ = 2 Σ_{j≤m} j γⱼ, it is
  /// ⌊1.1447 ((s₁/s₀)² n)^{1/3}⌋, at most n − 1.
  /// Source: Newey & West (1994), section 3, for Bartlett's weights.
  ///
  /// - Parameter series: at least one element.
  /// - Returns: the number of lags; `nil` where s₀ is zero, as for a constant series.
  /// - Precondition: the series is not empty.
  package static func automaticLags(of series: [Double]) -> Int? {
    precondition(!series.isEmpty, "a mean is of at least one element")
    return plugInLags(centred(series))
  }

  /// The number of lags that Newey and West's plug-in rule chooses for a regression: that for the sum of the scores
  /// over all columns but those of a constant.
  ///
  /// - Parameters:
  ///   - design: X (n × k).
  ///   - residuals: n elements.
  /// - Returns: the number of lags; `nil` where the scores are all zero.
  /// - Precondition: the shapes agree, and there is an observation.
  package static func automaticLags(design: Matrix, residuals: [Double]) -> Int? {
    let k = design.columnCount
    precondition(residuals.count == design.rowCount && !residuals.isEmpty, "each observation has a residual")
    let counted = (0..<k).filter { column in (0..<design.rowCount).contains { design[$0, column] != design[0, column] }
    }
    let scores = scores(design: design, residuals: residuals)
    return plugInLags(
      residuals.indices.map { row in
        (counted.isEmpty ? Array(0..<k) : counted).reduce(0) { $0 + scores.elements[row * k + $1] }
      })
  }

  private static func plugInLags(_ series: [Double]) -> Int? {
    let n = series.count
    var (spectrum, slope) = (0.0, 0.0)
    for lag in 0...min(ruleOfThumbLags(count: n), n - 1) {
      let covariance = (lag..<n).reduce(0) { $0 + series[$1] * series[$1 - lag] }
      spectrum += (lag == 0 ? 1 : 2) * covariance
      slope += 2 * Double(lag) * covariance
    }
    guard spectrum != 0, (slope / spectrum).isFinite else { return nil }
    guard slope != 0 else { return 0 }
    let ratio = slope / spectrum
    return min(n - 1, Int(min(1e15, 1.1447 * .exp(.log(ratio * ratio * Double(n)) / 3))))
  }
}
