import NumericalMethods

extension Double {
  /// eˣ − 1, exact also for small x.
  ///
  /// The rounding of eˣ is undone by the logarithm of what was rounded (Kahan's method; Higham 2002, section 1.14.1).
  static func expMinusOne(_ x: Double) -> Double {
    let power = Double.exp(x)
    if power == 1 { return x }
    let difference = power - 1
    // Far from 0 nothing cancels, and what overflows is returned as it is.
    return abs(x) > 1 ? difference : difference * x / Double.log(power)
  }
}
