/// One test of a model confidence set and the model that it eliminates.
struct Step {
  let model: Int
  let statistic: Double
  let pValue: Double
}

/// The eliminations by T_R.
///
/// Which model goes depends on the sample alone, so that the order comes first. Then the sets are gone through from the
/// last, smallest one: a set's statistic in a resample is that of the set before it or of a pair with its new model.
func rangeSteps(means: [Double], deviations: [[Double]]) throws(EvaluationError) -> [Step] {
  let magnitudes = deviations.map { rootMeanSquare($0) }
  var scales = means.map { _ in [Double](repeating: 0, count: means.count) }
  for first in means.indices {
    for second in means.indices where second > first {
      let scale = rootMeanSquare(deviations[first], less: deviations[second])
      guard scale > smallestShare * max(magnitudes[first], magnitudes[second]) else {
        throw .constantLossDifference(first: first, second: second)
      }
      (scales[first][second], scales[second][first]) = (scale, scale)
    }
  }
  var left = Array(means.indices)
  var order: [(model: Int, statistic: Double)] = []
  while left.count > 1 {
    var worst = (model: left[0], statistic: -Double.infinity)
    for first in left {
      for second in left where second != first {
        let statistic = (means[first] - means[second]) / scales[first][second]
        if statistic > worst.statistic { worst = (first, statistic) }
      }
    }
    order.append(worst)
    left.removeAll { $0 == worst.model }
  }
  var maxima = [Double](repeating: 0, count: deviations[0].count)
  var steps: [Step] = []
  for (model, statistic) in order.reversed() {
    for other in left {
      raise(&maxima, to: deviations[model], less: deviations[other], dividedBy: scales[model][other])
    }
    left.append(model)
    steps.append(Step(model: model, statistic: statistic, pValue: share(of: maxima) { $0 >= statistic }))
  }
  return steps.reversed()
}

/// The eliminations by T_max.
func maximumSteps(means: [Double], deviations: [[Double]]) throws(EvaluationError) -> [Step] {
  let zeros = [Double](repeating: 0, count: deviations[0].count)
  var left = Array(means.indices)
  var steps: [Step] = []
  while left.count > 1 {
    let mean = left.reduce(0) { $0 + means[$1] } / Double(left.count)
    var resampledMeans = zeros
    for model in left {
      for index in zeros.indices { resampledMeans[index] += deviations[model][index] / Double(left.count) }
    }
    var worst = (model: left[0], statistic: -Double.infinity)
    var maxima = zeros.map { _ in -Double.infinity }
    for model in left {
      let scale = rootMeanSquare(deviations[model], less: resampledMeans)
      guard scale > smallestShare * rootMeanSquare(deviations[model]) else {
        throw .constantLossAgainstMean(series: model)
      }
      for index in maxima.indices {
        maxima[index] = max(maxima[index], (deviations[model][index] - resampledMeans[index]) / scale)
      }
      let statistic = (means[model] - mean) / scale
      if statistic > worst.statistic { worst = (model, statistic) }
    }
    steps.append(
      Step(model: worst.model, statistic: worst.statistic, pValue: share(of: maxima) { $0 >= worst.statistic }))
    left.removeAll { $0 == worst.model }
  }
  return steps
}

/// The share of a mean's deviations below which what is left of them in a difference is rounding.
private let smallestShare = 1e-13

private func rootMeanSquare(_ values: [Double]) -> Double {
  (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
}

private func rootMeanSquare(_ minuends: [Double], less subtrahends: [Double]) -> Double {
  var sum = 0.0
  for index in minuends.indices {
    let difference = minuends[index] - subtrahends[index]
    sum += difference * difference
  }
  return (sum / Double(minuends.count)).squareRoot()
}

private func raise(
  _ maxima: inout [Double], to minuends: [Double], less subtrahends: [Double], dividedBy scale: Double
) {
  for index in maxima.indices {
    maxima[index] = max(maxima[index], abs(minuends[index] - subtrahends[index]) / scale)
  }
}
