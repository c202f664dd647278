import NumericalMethods

/// The lines μ + φ x_t = y_t on which a residual is zero, where a likelihood can have kinks in the mean.
///
/// Between them, in the cells that they cut the plane of μ and φ into, the likelihood is smooth.
struct MeanKinks {
  /// Nearer to a line than this a point counts as lying on it, in the sample's unit, where returns have the order of 1.
  static let margin = 1e-10

  private let sample: VarianceSample
  /// The number of the mean's coefficients.
  private let dimension: Int
  /// The number of lines on each side of a point that take part in its cell.
  ///
  /// With an AR(1) mean a cell has few sides, but not always the nearest lines.
  private var linesPerSide: Int { dimension == 1 ? 1 : 6 }

  /// The lines of a sample; `nil` where the likelihood has no kinks in the mean.
  ///
  /// |z| has one in the variance of an EGARCH; |z|^ν in the density of a generalised error distribution has a kink for
  /// ν ≤ 1, and for ν < 2 a curvature without a bound, so that the maximum can lie nearer to a line than any number.
  init?(_ sample: VarianceSample) {
    let layout = sample.layout
    guard layout.omega > 0, layout.form == .logarithmic || layout.innovations == .ged else { return nil }
    self.sample = sample
    dimension = layout.omega
  }

  /// The sides of the cell around a point, a margin inside the lines, with normals of length 1.
  func cell(around point: [Double]) -> [LinearConstraint] {
    let distances = distances(from: point)
    let order = distances.indices.sorted { abs(distances[$0]) < abs(distances[$1]) }
    var sides: [LinearConstraint] = []
    for isAbove in [true, false] {
      var found: [LinearConstraint] = []
      for t in order where (distances[t] >= 0) == isAbove {
        let side = side(t, isAbove: isAbove, of: point.count)
        if !found.contains(side) { found.append(side) }
        if found.count == linesPerSide { break }
      }
      sides += found
    }
    return sides
  }

  /// The normals of the lines that a point lies on.
  func normals(at point: [Double]) -> [[Double]] {
    var normals: [[Double]] = []
    for (t, distance) in distances(from: point).enumerated() where abs(distance) <= 2 * Self.margin {
      let normal = side(t, isAbove: true, of: point.count).normal
      if !normals.contains(normal) { normals.append(normal) }
    }
    return normals
  }

  /// For each of the sides that a point lies on, the direction that leaves the cell through it at the rate 1 and follows
  /// the others; `nil` where more sides meet than the mean has coefficients.
  func directions(through sides: [LinearConstraint]) -> [[Double]]? {
    guard dimension > 1, sides.count > 1 else { return sides.map(\.normal) }
    guard sides.count == 2 else { return nil }
    let (a, b) = (sides[0].normal, sides[1].normal)
    let determinant = a[0] * b[1] - a[1] * b[0]
    guard abs(determinant) > 1e-12 else { return nil }
    return [(b[1], -b[0]), (-a[1], a[0])].map { mu, phi in
      var direction = [Double](repeating: 0, count: a.count)
      (direction[0], direction[1]) = (mu / determinant, phi / determinant)
      return direction
    }
  }

  /// The distances e_t/√(1 + x_t²) of a point from the lines, positive below them.
  private func distances(from point: [Double]) -> [Double] {
    let (y, x) = (sample.returns.observations, sample.returns.predecessors)
    let residuals = GARCHSample.residuals(y, x, mean: Array(point.prefix(dimension)))
    return dimension == 1 ? residuals : zip(residuals, x).map { $0 / (1 + $1 * $1).squareRoot() }
  }

  /// The half-space on one side of line t.
  private func side(_ t: Int, isAbove: Bool, of count: Int) -> LinearConstraint {
    let x = dimension > 1 ? sample.returns.predecessors[t] : 0
    let length = (isAbove ? 1 : -1) * (1 + x * x).squareRoot()
    var normal = [Double](repeating: 0, count: count)
    normal[0] = 1 / length
    if dimension > 1 { normal[1] = x / length }
    return LinearConstraint(normal: normal, bound: sample.returns.observations[t] / length - Self.margin)
  }
}
