/// What the leaves of a grown tree add to the margin.
struct LeafValues: Sendable {
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
  ///   - output: the output that the tree is for.
  ///   - residual: the target less the margin of a row; read for quantiles only.
  ///   - weights: the weights of all rows; `nil` for one each.
  /// - Returns: a finite value for each leaf.
  func values(
    of tree: GrownTree, rows: [Int32], derivatives: DerivativeTable, output: Int, residual: (Int) -> Double,
    weights: [Double]?
  ) -> [Float] {
    guard !tree.nodes.isEmpty else { return [0] }
    let values: [Double]
    if case .quantile(let level) = objective {
      values = quantiles(WeightedQuantile(level: level), of: tree, rows: rows, residual: residual, weights: weights)
    } else {
      values = steps(of: tree, rows: rows, derivatives: derivatives, output: output)
    }
    return zip(values, tree.leafBounds).map { value, bounds in
      let bounded = min(max(value, bounds.lowerBound), bounds.upperBound) * learningRate
      // Where hardly any curvature is left the step may be too large for a `Float`.
      return Float(min(max(bounded, -Self.largest), Self.largest))
    }
  }

  private static let largest = Double(Float.greatestFiniteMagnitude)

  private func steps(of tree: GrownTree, rows: [Int32], derivatives: DerivativeTable, output: Int) -> [Double] {
    let sums = LeafPass.sums(
      leafOfRow: tree.leafOfRow, leafCount: tree.leafRowCounts.count, rows: rows, derivatives: derivatives,
      output: output)
    return sums.map { sums in
      let curvature = sums.y + options.l2
      let excess = max(0, abs(sums.x) - options.l1)
      return curvature > 0 ? (sums.x > 0 ? -excess : excess) / curvature : 0
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
