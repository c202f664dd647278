import NumericalMethods

// Where a residual is zero, the likelihood of some models has a kink in the mean, and a maximum can lie on it, where no
// slope is zero: uphill to it from both sides.
extension VarianceSearch {
  /// Searches from a point; where that ends at no maximum of a likelihood with kinks, also from cell to cell between
  /// them.
  mutating func climb(
    _ search: ConstrainedNewton, from start: [Double], first: CurvatureKind = .information,
    unless isKnown: (ConstrainedNewton.Result) -> Bool = { _ in false }
  ) -> ConstrainedNewton.Result {
    guard let kinks else { return search.maximize(&objective, from: start, first: first, unless: isKnown) }
    var smooth = search
    // Among kinks a search that has not ended soon never ends.
    smooth.iterationLimit = 40
    let result = smooth.maximize(&objective, from: start, first: first, unless: isKnown)
    guard !result.isMaximum, result.model.value.isFinite, !isKnown(result) else { return result }
    return maximum(among: kinks, search, from: result.point) ?? result
  }

  /// The maximum that is reached by going uphill from cell to cell; `nil` where there is none.
  private mutating func maximum(
    among kinks: MeanKinks, _ search: ConstrainedNewton, from point: [Double]
  ) -> ConstrainedNewton.Result? {
    let limitCount = search.constraints.count
    var start = point
    for _ in 0..<60 {
      var inCell = search
      inCell.constraints += kinks.cell(around: start)
      var found = inCell.maximize(&objective, from: start, first: .observed)
      if !found.isMaximum { found = inCell.maximize(&objective, from: found.point) }
      guard found.isMaximum else { return nil }
      let sides = found.active.filter { $0 >= limitCount }.map { inCell.constraints[$0] }
      found.active.removeAll { $0 >= limitCount }
      guard let directions = kinks.directions(through: sides) else { return nil }
      guard let next = uphill(from: found.point, along: directions) else { return found }
      start = next
    }
    return nil
  }

  /// The point just across a kink from where the way leads on uphill; `nil` where it leads back through each.
  private mutating func uphill(from point: [Double], along directions: [[Double]]) -> [Double]? {
    for direction in directions {
      let beside = zip(point, direction).map { $0 + 2 * MeanKinks.margin * $1 }
      let slope = dot(objective.evaluate(at: beside, curvature: .information).gradient, direction)
      guard slope <= 0 else { return beside }
    }
    return nil
  }
}
