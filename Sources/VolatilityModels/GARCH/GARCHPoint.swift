/// The parameters of a GARCH(1,1) as plain numbers, in the units of a `GARCHSample`.
///
/// As a vector the order is μ, φ, ω, α, β, ν, without those that the model lacks.
package struct GARCHPoint: Sendable, Equatable {
  package var mu = 0.0
  package var phi = 0.0
  package var omega: Double
  package var alpha: Double
  package var beta: Double
  /// The degrees of freedom; `nil` for normal innovations.
  package var nu: Double?

  package init(mu: Double = 0, phi: Double = 0, omega: Double, alpha: Double, beta: Double, nu: Double? = nil) {
    self.mu = mu
    self.phi = phi
    self.omega = omega
    self.alpha = alpha
    self.beta = beta
    self.nu = nu
  }

  /// The point with the elements `vector`.
  package init(_ vector: [Double], mean: MeanModel, innovations: Innovations) {
    let k = mean.parameterCount
    mu = k > 0 ? vector[0] : 0
    phi = k > 1 ? vector[1] : 0
    omega = vector[k]
    alpha = vector[k + 1]
    beta = vector[k + 2]
    nu = innovations == .studentT ? vector[k + 3] : nil
  }

  /// The elements in order.
  package func vector(mean: MeanModel) -> [Double] {
    Array([mu, phi].prefix(mean.parameterCount)) + [omega, alpha, beta] + (nu.map { [$0] } ?? [])
  }
}
