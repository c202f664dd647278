import NumericalMethods

/// The path of the logarithm of the price within one bar, from its open on: a Brownian bridge, and jumps.
///
/// The bar is cut into eight steps. The bridge runs through their ends; between two of them, the extremes of a Brownian
/// motion given its ends x and y and its variance v are ½(x + y ± √((y − x)² − 2v ln U)) for a uniform U
/// (Shepp 1979; Karatzas & Shreve 1991, 4.3.40). Each of the two has its exact distribution; within a step they are
/// drawn independently of one another. A jump falls at the end of a step.
struct BarPath {
  /// The change from open to close.
  let close: Double
  /// The highest point above the open, at least 0 and `close`.
  let high: Double
  /// The lowest point below the open, at most 0 and `close`.
  let low: Double

  static let stepCount = 8

  /// A path of a given end.
  ///
  /// - Parameters:
  ///   - change: the change from open to close without the jumps.
  ///   - deviation: the standard deviation of the Brownian motion over the bar.
  ///   - jumps: the sizes of the jumps in order of time.
  ///   - random: where the bridge comes from.
  init(change: Double, deviation: Double, jumps: [Double] = [], random: inout SplitMix64) {
    let count = Double(BarPath.stepCount)
    let scale = deviation / count.squareRoot()
    let normals = (0..<BarPath.stepCount).map { _ in random.nextNormal() }
    let mean = normals.reduce(0, +) / count
    var jumpAtEnd = [Double](repeating: 0, count: BarPath.stepCount)
    for jump in jumps { jumpAtEnd[Int(random.nextUniform() * count)] += jump }
    var (x, high, low) = (0.0, 0.0, 0.0)
    for (normal, jump) in zip(normals, jumpAtEnd) {
      let step = change / count + scale * (normal - mean)
      let upper = (step * step - 2 * scale * scale * PortableFunctions.log(random.nextUniform())).squareRoot()
      let lower = (step * step - 2 * scale * scale * PortableFunctions.log(random.nextUniform())).squareRoot()
      high = max(high, x + 0.5 * (step + upper))
      low = min(low, x + 0.5 * (step - lower))
      x += step + jump
      high = max(high, x)
      low = min(low, x)
    }
    close = change + jumps.reduce(0, +)
    self.high = max(high, close)
    self.low = min(low, close)
  }
}
