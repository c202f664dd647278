extension InnovationDistribution {
  /// The values of a shape parameter among which an estimate is sought; `nil` where the distribution has no such
  /// parameter.
  ///
  /// - Student's t, ν from 2.01 to 1000: from hardly a finite variance to what no sample tells from a normal one.
  /// - Skewed t, ν from 2.05: closer to 2 the second derivatives in ν grow like (ν−2)⁻² and swamp those in λ;
  ///   λ from −0.995 to 0.995: at ±1 a half of the density vanishes, and the likelihood
  ///   with it as soon as one return lies there.
  /// - Generalised error distribution, ν from 1.01: at 1 the density gets a kink at its centre, which makes every
  ///   residual a possible maximum of the likelihood in the mean; to 50, where its kurtosis is 1.804 and that of the
  ///   uniform distribution, its limit, 1.8.
  ///
  /// - Parameters:
  ///   - name: the parameter.
  ///   - innovations: the distribution.
  /// - Returns: the range, both ends included.
  public static func searchRange(of name: ParameterName, for innovations: Innovations) -> ClosedRange<Double>? {
    switch (innovations, name) {
    case (.studentT, .nu): 2.01...1000
    case (.skewedT, .nu): 2.05...1000
    case (.skewedT, .lambda): -0.995...0.995
    case (.ged, .nu): 1.01...50
    default: nil
    }
  }
}
