import NumericalMethods

/// The log-likelihood of any model of the family as a function to maximise.
struct VarianceObjective: SmoothObjective {
  var likelihood: VarianceLikelihood
  let coordinates: VarianceCoordinates
  /// The sums of the last evaluation of kind `final`, with the point where it was made.
  private(set) var finalSums: (vector: [Double], sums: GARCHSums)?

  init(_ sample: VarianceSample, coordinates: VarianceCoordinates) {
    likelihood = VarianceLikelihood(sample)
    self.coordinates = coordinates
  }

  mutating func evaluate(at vector: [Double], curvature: CurvatureKind) -> LocalModel {
    let parameters = coordinates.parameters(vector)
    let sums = likelihood.sums(at: parameters, curvature: curvature)
    if curvature == .final { finalSums = (vector, sums) }
    return coordinates.model(sums, parameters: parameters, kind: curvature)
  }

  /// The sums of a final evaluation at a point, known or made now.
  mutating func sums(at vector: [Double]) -> GARCHSums {
    if let known = finalSums, known.vector == vector { return known.sums }
    return likelihood.sums(at: coordinates.parameters(vector), curvature: .final)
  }
}
