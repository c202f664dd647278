public import MarketData

extension VarianceSeries {
  /// The realised variances of periods, with what else was measured of them.
  ///
  /// The covariates are the quarticity and the semivariances; where every period has a bipower variation, also the
  /// variation by jumps and the continuous rest RV − jumps.
  ///
  /// - Parameters:
  ///   - measures: the measures of the periods, in order of time.
  ///   - scale: the unit to convert them to.
  /// - Throws: `HARError.timeStampsNotIncreasing`; `.invalidVariance` or `.invalidCovariate` where a value leaves double
  ///   precision.
  public init(_ measures: [RealizedMeasures], scale: ReturnScale = .fraction) throws(HARError) {
    let square = scale.multiplier * scale.multiplier
    var covariates: [Covariate: [Double]] = [
      .quarticity: measures.map { $0.quarticity * square * square },
      .positiveSemivariance: measures.map { $0.upsideSemivariance * square },
      .negativeSemivariance: measures.map { $0.downsideSemivariance * square },
    ]
    let jumps = measures.compactMap(\.jumpVariation)
    if jumps.count == measures.count {
      covariates[.jump] = jumps.map { $0 * square }
      covariates[.continuous] = zip(measures, jumps).map { ($0.variance - $1) * square }
    }
    try self.init(
      values: measures.map { $0.variance * square }, scale: scale, timeStamps: measures.map(\.start),
      covariates: covariates)
  }
}
