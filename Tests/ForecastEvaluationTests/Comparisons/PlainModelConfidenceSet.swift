import ForecastEvaluation

/// The eliminations of a model confidence set, each step from the indices of all resamples, as the definition reads.
func plainEliminations(
  _ losses: [[Double]], statistic: ModelConfidenceSet.Statistic, bootstrap: any BlockBootstrap, replications: Int
) -> [(model: Int, statistic: Double, pValue: Double)] {
  let count = losses[0].count
  func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
  var left = Array(losses.indices)
  var steps: [(model: Int, statistic: Double, pValue: Double)] = []
  while left.count > 1 {
    /// What is compared: pairs of models, or each model with all that are left.
    let contrasts: [(model: Int, others: [Int])] =
      statistic == .range
      ? left.flatMap { one in left.filter { $0 != one }.map { (one, [$0]) } } : left.map { ($0, left) }
    let differences = contrasts.map { contrast in
      (0..<count).map { t in losses[contrast.model][t] - mean(contrast.others.map { losses[$0][t] }) }
    }
    let means = differences.map(mean)
    let resampled = (0..<replications).map { replication in
      let indices = bootstrap.indices(replication: replication, count: count)
      return zip(differences, means).map { series, center in mean(indices.map { series[$0] }) - center }
    }
    let scales = contrasts.indices.map { column in mean(resampled.map { $0[column] * $0[column] }).squareRoot() }
    let statistics = zip(means, scales).map { $0 / $1 }
    let largest = statistics.max() ?? 0
    let draws = resampled.map { zip($0, scales).map { $0 / $1 }.max() ?? 0 }
    let worst = contrasts[statistics.firstIndex(of: largest) ?? 0].model
    steps.append((worst, largest, Double(draws.count { $0 >= largest }) / Double(replications)))
    left.removeAll { $0 == worst }
  }
  return steps
}
