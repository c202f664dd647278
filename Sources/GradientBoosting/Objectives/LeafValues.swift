/// What the leaves of a grown tree add to the margin.
struct LeafValues {
  let objective: BoostingObjective
  let options: TreeOptions
  /// What values are multiplied by.
  let learningRate: Double

  /// The values of the leaves.
  ///
  /// −sign(G) max(0, |G| − `l1`)/(H + `l2`) with sums over the rows learned from, in their order; for a quantile that of
  /// their residuals. Both are kept within the bounds of the leaf and multiplied by the learning rate. A tree that was not
  /// split adds nothing.
  ///
  /// - Parameters:
  ///   - tree: the tree.
  ///   - rows: the rows that were learned from, increasing.
  ///   - derivatives: those of all rows.
  ///   - residual: the target less the margin of a row; read for quantiles only.
  ///   - weights: the weights of all rows; `nil` for one each.
  /// - Returns: a finite value for each leaf.
  func values(
    of tree: GrownTree, rows: [Int32], derivatives: LossDerivatives, residual: (Int) -> Double, weights: [Double]?
  ) -> [Float] {
    guard !tree.nodes.isEmpty else { return [0] }
    let values: [Double]
    if case .quantile(let level) = objective {
      values = quantiles(WeightedQuantile(level: level), of: tree, rows: rows, residual: residual, weights: weights)
    } else {
      values = steps(of: tree, rows: rows, derivatives: derivatives)
    }
    return zip(values, tree.leafBounds).map { value, bounds in
      let bounded = min(max(value, bounds.lowerBound), bounds.upperBound) * learningRate
      // Where hardly any curvature is left the step may be too large for a `Float`.
      return Float(min(max(bounded, -Self.largest), Self.largest))
    }
  }

  private static let largest = Double(Float.greatestFiniteMagnitude)

  private func steps(of tree: GrownTree, rows: [Int32], derivatives: LossDerivatives) -> [Double] {
    var first = [Double](repeating: 0, count: tree.leafRowCounts.count)
    var second = first
    for row in rows {
      let leaf = Int(tree.leafOfRow[Int(row)])
      first[leaf] += Double(derivatives.first[Int(row)])
      second[leaf] += Double(derivatives.second[Int(row)])
    }
    return zip(first, second).map { gradient, hessian in
      let curvature = hessian + options.l2
      let excess = max(0, abs(gradient) - options.l1)
      return curvature > 0 ? (gradient > 0 ? -excess : excess) / curvature : 0
    }
  }

  private func quantiles(
    _ quantile: WeightedQuantile, of tree: GrownTree, rows: [Int32], residual: (Int) -> Double, weights: [Double]?
  ) -> [Double] {
    var rowsOfLeaf = [[Int]](repeating: [], count: tree.leafRowCounts.count)
    for row in rows { rowsOfLeaf[Int(tree.leafOfRow[Int(row)])].append(Int(row)) }
    return rowsOfLeaf.map { rows in
      quantile.value(of: rows.map(residual), weights: weights.map { weights in rows.map { weights[$0] } })
    }
  }
}
