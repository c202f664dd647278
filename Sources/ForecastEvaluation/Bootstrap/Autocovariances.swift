import NumericalMethods

/// The autocovariances of a series that `OptimalBlockLength` chooses from.
struct Autocovariances {
  /// γ₀, γ₁, …: sums of products divided by the number of all elements, in units of γ₀'s power of two.
  let values: [Double]
  /// The first lag from which so many autocorrelations in a row are within their band as are asked for.
  let firstInsignificantLag: Int?

  /// `nil` for a series that is constant or not finite.
  init?(of series: [Double]) {
    let n = series.count
    let size = Double(n)
    guard let least = series.min(), let greatest = series.max(), series.allSatisfy(\.isFinite) else { return nil }
    let largest = max(abs(least), abs(greatest))
    // Numbers of about one, so that squares neither overflow nor vanish; block lengths have no unit.
    guard largest > 0 else { return nil }
    let unit = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    guard greatest / unit - least / unit > 4 * .ulpOfOne else { return nil }
    let mean = series.reduce(0) { $0 + $1 / unit } / size
    let deviations = series.map { $0 / unit - mean }
    let squares = deviations.map { $0 * $0 }

    // The margin is for a power of ten, whose logarithm rounding may put below the whole number.
    let runLength = max(5, Int(log10(size) + 1e-12))
    let lastLag = Int(size.squareRoot().rounded(.up)) + runLength
    let band = 2 * (log10(size) / size).squareRoot()
    var values: [Double] = []
    var run = 0
    var firstInsignificantLag: Int?
    for lag in 0...lastLag {
      // The run up to the lag before: at the last lag no run can end any more.
      if run >= runLength, firstInsignificantLag == nil { firstInsignificantLag = lag - runLength }
      var products = 0.0
      for t in lag..<n { products += deviations[t] * deviations[t - lag] }
      values.append(products / size)
      // An autocorrelation relates to the parts of the series without the first and the last lag + 1 elements.
      let late = squares[(lag + 1)...].reduce(0, +)
      let early = squares[..<(n - lag - 1)].reduce(0, +)
      run = abs(products) < band * (late * early).squareRoot() ? run + 1 : 0
    }
    self.values = values
    self.firstInsignificantLag = firstInsignificantLag
  }
}

private func log10(_ x: Double) -> Double { .log(x) / .log(10) }

/// The cube root of a number that is not negative.
func cubeRoot(_ x: Double) -> Double { x == 0 ? 0 : .exp(.log(x) / 3) }
