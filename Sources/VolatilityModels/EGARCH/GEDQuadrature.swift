import NumericalMethods

/// Nodes and weights for expectations over one half of a generalised error distribution with the exponent ν > 1.
///
/// G = ½(z/κ)^ν is a Gamma(1/ν) variate, and with ln G = ½π sinh t the trapezoidal rule in t converges exponentially:
/// the double exponential rule of Takahasi & Mori (1974), "Double exponential formulas for numerical integration". The
/// variable G keeps the edge smooth that the density has for large ν.
struct GEDQuadrature: Sendable {
  /// The z > 0 of the nodes.
  private let sizes: [Double]
  /// ln of the weights.
  private let logWeights: [Double]

  private static let stepsPerUnit = 64.0
  /// The largest t: ln G = 70, far beyond what counts.
  private static let end = 4.5
  /// −ln of the share of the size below which nothing counts: G^(1/ν) of the first node.
  private static let logReach = 42.0
  private static let log2 = 0.693147180559945309417232121458

  /// The nodes for the exponent `nu`.
  init(nu: Double) {
    precondition(nu > 1 && nu < .infinity, "exponential moments of a generalised error distribution need ν > 1")
    let logScale = GEDConstants(nu: nu).logScale
    // Γ(1/ν) = ν Γ(1 + 1/ν), and each half has the probability ½.
    let logNorm = .log(2 * nu) + GammaFunctions.logGamma(onePlus: 1 / nu)
    // sinh t = −y has the solution t = −ln(y + √(y² + 1)).
    let depth = 2 * Self.logReach * nu / .pi
    let start = -.log(depth + (depth * depth + 1).squareRoot())
    let steps = Int((start * Self.stepsPerUnit).rounded(.up))...Int(Self.end * Self.stepsPerUnit)
    let nodes = steps.map { step in
      let (up, down) = (Double.exp(Double(step) / Self.stepsPerUnit), Double.exp(-Double(step) / Self.stepsPerUnit))
      let logVariate = 0.25 * .pi * (up - down)
      let slope = 0.25 * .pi * (up + down) / Self.stepsPerUnit
      return (
        size: Double.exp(logScale + (Self.log2 + logVariate) / nu),
        logWeight: logVariate / nu - .exp(logVariate) + .log(slope) - logNorm
      )
    }
    sizes = nodes.map(\.size)
    logWeights = nodes.map(\.logWeight)
  }

  /// ln E[exp(b z); z > 0], right to rounding as long as the expectation is below e⁵⁰.
  ///
  /// Beyond, the integrand is narrow for the nodes, and digits of the expectation are lost: six are left at e¹⁵⁰. A
  /// variance has none of that size; with ν near 1, b > √2 leads there.
  func logHalfMoment(_ b: Double) -> Double {
    let exponents = zip(sizes, logWeights).map { $1 + b * $0 }
    let largest = exponents.reduce(-.infinity, max)
    return largest + .log(exponents.reduce(0) { $0 + .exp($1 - largest) })
  }
}
