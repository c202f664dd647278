/// The parameters and presample values of eight series, one in each lane.
struct LaneParameters {
  private(set) var (mu, phi) = (Lanes.zero, Lanes.zero)
  private(set) var (omega, alpha, beta) = (Lanes.zero, Lanes.zero, Lanes.zero)
  /// v = σ²₀ = e²₀.
  private(set) var presample = Lanes.zero
  /// ∂v/∂μ and ∂v/∂φ.
  private(set) var (presampleMu, presamplePhi) = (Lanes.zero, Lanes.zero)
  /// ∂²v/∂μ², ∂²v/∂μ∂φ and ∂²v/∂φ².
  private(set) var (presampleMuMu, presampleMuPhi, presamplePhiPhi) = (Lanes.zero, Lanes.zero, Lanes.zero)
  /// The number of observations.
  private(set) var count = Lanes.zero
  /// The predecessor of the first observation.
  private(set) var firstPredecessor = Lanes.zero

  /// What the returns are multiplied by to be in the units of the sample.
  private(set) var factor = Lanes.zero

  /// The parameters of one to eight series; the last one's fill the lanes that are left.
  init(_ lanes: [GARCHLane]) {
    for index in 0..<Lanes.scalarCount {
      let lane = lanes[min(index, lanes.count - 1)]
      (mu[index], phi[index]) = (lane.point.mu, lane.point.phi)
      (omega[index], alpha[index], beta[index]) = (lane.point.omega, lane.point.alpha, lane.point.beta)
      presample[index] = lane.presample.variance
      (presampleMu[index], presamplePhi[index]) = lane.presample.gradient
      (presampleMuMu[index], presampleMuPhi[index], presamplePhiPhi[index]) = lane.presample.hessian
      count[index] = Double(lane.range.count)
      firstPredecessor[index] = lane.firstPredecessor
      factor[index] = lane.factor
    }
  }

  /// 1 for each series that has an observation at `index`, 0 for the others.
  func mask(at index: Int) -> Lanes {
    Lanes.zero.replacing(with: 1, where: count .> Double(index))
  }
}
