/// Realised measures of returns that follow each other without a gap, in the unit of the returns to the power that
/// each states. Sums run from the first return to the last. ``BarSeries/realizedMeasures(_:)`` finds the gaps.
extension [Double] {
  /// The realised variance Σ r²; `nil` where there is no return.
  ///
  /// Source: Andersen and Bollerslev (1998), "Answering the skeptics".
  ///
  /// - Precondition: all returns are finite.
  public var realizedVariance: Double? { isEmpty ? nil : RealizedSums(self).squares }

  /// The bipower variation π/2 Σ |r_i| |r_{i−1}|, over the pairs within; `nil` where there are fewer than two returns.
  ///
  /// It estimates the variance without the jumps. There is one product fewer than there are returns, and it is not
  /// scaled up for that.
  /// Source: Barndorff-Nielsen and Shephard (2004), "Power and bipower variation with stochastic volatility and jumps".
  ///
  /// - Precondition: all returns are finite.
  public var bipowerVariation: Double? { RealizedSums(self).bipowerVariation }

  /// The realised quarticity n/3 Σ r⁴ of n returns, in returns to the fourth power; `nil` where there is no return.
  ///
  /// It estimates the integrated quarticity, by which the error of the realised variance is judged: the variance of
  /// the latter is 2/n times the quarticity.
  /// Source: Barndorff-Nielsen and Shephard (2002), "Econometric analysis of realized volatility".
  ///
  /// - Precondition: all returns are finite.
  public var realizedQuarticity: Double? {
    isEmpty ? nil : Double(count) / 3 * RealizedSums(self).fourthPowers
  }

  /// The downside semivariance Σ r² over r < 0; `nil` where there is no return at all.
  ///
  /// Source: Barndorff-Nielsen, Kinnebrock and Shephard (2010), "Measuring downside risk: realised semivariance".
  ///
  /// - Precondition: all returns are finite.
  public var downsideSemivariance: Double? { isEmpty ? nil : RealizedSums(self).negativeSquares }

  /// The upside semivariance Σ r² over r > 0; `nil` where there is no return at all.
  ///
  /// - Precondition: all returns are finite.
  public var upsideSemivariance: Double? { isEmpty ? nil : RealizedSums(self).positiveSquares }

  /// The variation by jumps max(RV − BPV, 0); `nil` where there are fewer than two returns.
  ///
  /// Source: Barndorff-Nielsen and Shephard (2004).
  ///
  /// - Precondition: all returns are finite.
  public var jumpVariation: Double? {
    let sums = RealizedSums(self)
    return sums.bipowerVariation.map { Swift.max(sums.squares - $0, 0) }
  }
}
