public import MarketData

extension VarianceSeries {
  /// The variances in the squared unit of other returns.
  ///
  /// A factor f of returns makes f² of variances and of what is a variance or a part of one: the semivariances, jumps,
  /// the continuous part and the range variances `parkinson` and `garmanKlass`; and f⁴ of the quarticity. The volume and
  /// columns of other names stay as they are.
  ///
  /// - Parameter other: the unit of returns.
  /// - Returns: the series in that unit.
  /// - Throws: `HARError.invalidVariance` or `.invalidCovariate` where a value leaves double precision.
  public func converted(to other: ReturnScale) throws(HARError) -> VarianceSeries {
    guard other != scale else { return self }
    // Multiplied and divided by whole numbers, so that a value is rounded once.
    func converted(_ values: [Double], power: Int) -> [Double] {
      let (up, down) = (Self.power(other.multiplier, power), Self.power(scale.multiplier, power))
      return values.map { $0 * up / down }
    }
    var columns: [Covariate: [Double]] = [:]
    for (name, column) in covariates { columns[name] = converted(column, power: name.powerOfReturns) }
    return try VarianceSeries(
      values: converted(values, power: 2), scale: other, timeStamps: timeStamps, covariates: columns)
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
