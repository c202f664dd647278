import NumericalMethods

/// A limit of the parameter space with the half-space of the parameters that it bounds, in the unit of a sample.
struct VarianceLimit {
  let name: ParameterLimit
  let constraint: LinearConstraint

  /// Whether it is that of the persistence of a GARCH, the only sum that is bounded by 1.
  var isPersistence: Bool { constraint.bound == 1 }

  /// The least ω that is sought, as a share of the sample's variance.
  static let leastOmega = 1e-10

  /// The half-space Σ weight·θ ≤ bound.
  private init(_ text: String, _ weights: [(index: Int, weight: Double)], atMost bound: Double, of count: Int) {
    name = ParameterLimit(rawValue: text)
    var normal = [Double](repeating: 0, count: count)
    for (index, weight) in weights { normal[index] += weight }
    constraint = LinearConstraint(normal: normal, bound: bound)
  }

  /// The limits of a GARCH: those of ω, α, γ, β, δ, the persistence and the shape parameters.
  static func limits(
    of layout: VarianceLayout, positivity: Positivity, isTargeted: Bool, sampleVariance: Double
  ) -> [VarianceLimit] {
    let (names, count) = (layout.names.map(\.rawValue), layout.count)
    var limits = [
      VarianceLimit("omega > 0", [(layout.omega, -1)], atMost: -leastOmega * sampleVariance, of: count)
    ]
    func nonnegative(_ indices: [Int]) -> VarianceLimit {
      VarianceLimit(
        indices.map { names[$0] }.joined(separator: " + ") + " >= 0", indices.map { ($0, -1) }, atMost: 0, of: count)
    }
    if positivity == .coefficients {
      limits += layout.alphas.map { nonnegative([$0]) }
      limits += layout.gammas.enumerated().map { j, gamma in
        nonnegative(j < layout.order.p ? [layout.alphas.lowerBound + j, gamma] : [gamma])
      }
    }
    limits += layout.betas.map { nonnegative([$0]) }
    if positivity == .coefficients { limits += layout.deltas.map { nonnegative([$0]) } }
    // With ω targeted and nothing negative, ω > 0 says as much.
    if !isTargeted || (positivity == .sample && layout.regressorCount > 0) {
      let terms = layout.alphas.map { ($0, 1.0) } + layout.gammas.map { ($0, 0.5) } + layout.betas.map { ($0, 1.0) }
      let text = terms.map { names[$0.0] + ($0.1 == 1 ? "" : "/2") }.joined(separator: " + ") + " < 1"
      limits.append(VarianceLimit(text, terms, atMost: 1, of: count))
    }
    return limits + shapeLimits(of: layout)
  }

  /// The limits of an EGARCH: those of Σβ and of the shape parameters.
  static func limits(ofLogarithmic layout: VarianceLayout) -> [VarianceLimit] {
    guard !layout.betas.isEmpty else { return shapeLimits(of: layout) }
    let sum = layout.betas.map { layout.names[$0].rawValue }.joined(separator: " + ")
    return [
      VarianceLimit("\(sum) < 1", layout.betas.map { ($0, 1) }, atMost: 1, of: layout.count),
      VarianceLimit("\(sum) > -1", layout.betas.map { ($0, -1) }, atMost: 1, of: layout.count),
    ] + shapeLimits(of: layout)
  }

  private static func shapeLimits(of layout: VarianceLayout) -> [VarianceLimit] {
    zip(layout.shapes, layout.innovations.shapeSearch).flatMap { index, search in
      [
        VarianceLimit(search.lowerLimit, [(index, -1)], atMost: -search.range.lowerBound, of: layout.count),
        VarianceLimit(search.upperLimit, [(index, 1)], atMost: search.range.upperBound, of: layout.count),
      ]
    }
  }
}

/// Where a shape parameter is sought.
struct ShapeSearch {
  /// The texts of the limits.
  let (lowerLimit, upperLimit): (String, String)
  let range: ClosedRange<Double>
  /// Where a search starts.
  let start: Double
}

extension Innovations {
  /// Where the shape parameters are sought, in their order.
  var shapeSearch: [ShapeSearch] {
    shapeNames.compactMap { name in
      guard let range = InnovationDistribution.searchRange(of: name, for: self) else { return nil }
      // The limit that is named is the model's own, just outside the range.
      let lower = Int(range.lowerBound.rounded(.down))
      let upper = Int(range.upperBound.rounded(.up))
      let start = name == .lambda ? 0 : self == .ged ? 1.5 : 6
      return ShapeSearch(
        lowerLimit: "\(name) > \(lower)", upperLimit: "\(name) < \(upper)", range: range, start: start)
    }
  }
}
