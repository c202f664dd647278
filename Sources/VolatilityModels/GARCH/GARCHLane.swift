/// One of several series whose likelihoods are evaluated together, with the point where its own is wanted.
///
/// The observations are read where the returns lie, in whatever unit: windows of one series share its memory.
package struct GARCHLane: Sendable {
  /// The returns, among which those of the sample are.
  let values: [Double]
  /// The positions of the observations among `values`.
  let range: Range<Int>
  /// What the returns are multiplied by to be in the units of the sample: a power of two.
  let factor: Double
  /// The predecessor of the first observation in the units of the sample; zero but for an AR(1) mean.
  let firstPredecessor: Double
  let mean: MeanModel
  let point: GARCHPoint
  let presample: PresampleState

  /// The sample made of the returns at the positions `window` of `values`.
  package init(_ sample: GARCHSample, of values: [Double], window: Range<Int>, at point: GARCHPoint) {
    precondition(window.count == sample.count + sample.mean.lagCount, "a window holds the observations and their lags")
    self.values = values
    range = window.dropFirst(sample.mean.lagCount)
    factor = 1 / sample.scale
    mean = sample.mean
    firstPredecessor = mean == .ar1 ? values[window.lowerBound] * factor : 0
    self.point = point
    presample = PresampleState(sample, mu: point.mu, phi: point.phi)
  }
}
