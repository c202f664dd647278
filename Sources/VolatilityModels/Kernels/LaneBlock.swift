/// Eight periods of each of eight series: what is known of them before the derivatives.
struct LaneBlock<M: KernelMean> {
  private let (mu, phi, factor): (Lanes, Lanes, Lanes)
  private let (omega, alpha, beta): (Lanes, Lanes, Lanes)
  private var observations = LaneObservations()
  private var (nextVariance, nextPredecessor): (Lanes, Lanes)
  /// The residuals e₀, … e₇.
  private(set) var residuals = InlineArray<8, Lanes>(repeating: .zero)
  /// The variances h₀, … h₇.
  private(set) var variances = InlineArray<8, Lanes>(repeating: .zero)
  /// The predecessors x₀, … x₇ of the observations, where the mean has use for them.
  private(set) var predecessors = InlineArray<8, Lanes>(repeating: .zero)
  /// The reciprocals of what the densities divide by.
  var reciprocals = InlineArray<8, Lanes>(repeating: .zero)

  /// 1 for each series that has the period, 0 for those that have ended; after `advanceBeyond` only.
  private(set) var masks = InlineArray<8, Lanes>(repeating: .zero)

  /// Before the first period.
  init(_ parameters: LaneParameters) {
    (mu, phi, factor) = (parameters.mu, parameters.phi, parameters.factor)
    (omega, alpha, beta) = (parameters.omega, parameters.alpha, parameters.beta)
    nextVariance = omega.adding(alpha + beta, times: parameters.presample)
    nextPredecessor = parameters.firstPredecessor
  }

  /// Moves on to the periods from `index` on, which follow those before and which all series have.
  @inline(always)
  mutating func advance(_ series: borrowing LaneSeries, to index: Int) {
    observations.load(series, at: index)
    filter()
  }

  /// Moves on to the periods from `index` on, which follow those before and which some series do not have.
  mutating func advanceBeyond(_ series: borrowing LaneSeries, to index: Int, _ parameters: LaneParameters) {
    observations.loadRest(series, at: index)
    for t in 0..<8 { masks[t] = parameters.mask(at: index + t) }
    filter()
  }

  /// The residuals and variances of the eight periods.
  @inline(always)
  private mutating func filter() {
    var (variance, x) = (nextVariance, nextPredecessor)
    for t in 0..<8 {
      let y = observations.values[t] * factor
      var e = y
      if M.count > 0 { e -= mu }
      if M.count > 1 {
        e -= phi * x
        predecessors[t] = x
        x = y
      }
      residuals[t] = e
      variances[t] = variance
      variance = omega.adding(alpha, times: e * e).adding(beta, times: variance)
    }
    (nextVariance, nextPredecessor) = (variance, x)
  }
}
