extension Double {
  /// The number with so many significant decimal digits: with 7, as a market with a tick quotes, 20,000 in steps of 0.01.
  ///
  /// Its shortest decimal form has no more digits. A number outside 10⁻¹⁵ to 10²² is left as it is: there the powers
  /// of ten are not doubles.
  ///
  /// - Parameter digits: the number of digits, from 1 to 7.
  /// - Returns: the nearest such number.
  package func rounded(toSignificantDigits digits: Int) -> Double {
    guard magnitude >= 1e-15, magnitude < 1e22 else { return self }
    var exponent = 0
    if magnitude >= 1 {
      while magnitude >= Self.powersOfTen[exponent + 1] { exponent += 1 }
    } else {
      while magnitude * Self.powersOfTen[-exponent] < 1 { exponent -= 1 }
    }
    guard exponent < digits else {
      let unit = Self.powersOfTen[exponent - digits + 1]
      return (self / unit).rounded() * unit
    }
    let scale = Self.powersOfTen[digits - 1 - exponent]
    return (self * scale).rounded() / scale
  }

  /// 10⁰, 10¹, … 10²², all of them exact.
  private static let powersOfTen: [Double] = (0...22).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}
