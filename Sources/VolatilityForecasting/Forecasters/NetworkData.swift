import NumericalMethods
import RecurrentNetworks

/// What the networks of a forecaster are trained on.
struct NetworkData {
  let base: FittedVarianceRegression
  let features: FittedFeatureSet
  let scaling: FeatureScaling
  let sequences: SequenceData
  let split: SequenceSplit

  /// Estimates the regression and scales the features, both by the training part.
  init(_ network: VolatilityNetwork, markets: [MarketHistory], split: TimeSplit) throws(ForecastingError) {
    let base = try network.base.fit(to: markets, trainingEnd: split.trainingEnd)
    let features = try network.features.fit(to: markets, trainingEnd: split.trainingEnd)
    let longest = network.horizons[network.horizons.count - 1]
    var matrices: [FeatureMatrix] = []
    for market in markets { matrices.append(try features.matrix(of: market)) }
    let parts = zip(markets, matrices).map { split.parts(of: $0, horizon: longest, firstRow: $1.firstRow) }
    let scaling = try FeatureScaling(learnedFrom: zip(matrices, parts).map { ($0, $1.training) })
    var series: [SequenceSeries] = []
    var (training, validation): ([Range<Int>], [Range<Int>]) = ([], [])
    for ((market, matrix), parts) in zip(zip(markets, matrices), parts) {
      let rows = try NetworkRows(market, matrix: scaling.scaled(matrix))
      series.append(try Self.series(rows, market: market, base: base, loss: network.options.loss))
      training.append(rows.positions(of: parts.training))
      validation.append(rows.positions(of: parts.validation))
    }
    self.base = base
    self.features = features
    self.scaling = scaling
    do throws(RecurrentNetworkError) {
      sequences = try SequenceData(
        series: series, inputNames: scaling.names, targetNames: network.horizons.map { "variance of \($0) bars" })
      self.split = try SequenceSplit(of: sequences, training: training, validation: validation)
    } catch {
      throw .network(reason: error)
    }
  }

  /// The mean loss in the validation part if no network said anything; `nil` without validation.
  func lossWithoutNetworks(_ loss: NetworkOptions.Loss) -> Double? {
    var (total, weight) = (0.0, 0.0)
    for (series, rows) in zip(sequences.series, split.validation) {
      let places = rows.lowerBound * sequences.targetCount..<rows.upperBound * sequences.targetCount
      for place in places where series.weights?[place] ?? 1 > 0 {
        let target = Double(series.targets[place])
        total += loss == .qlike ? target : 0.5 * target * target
        weight += 1
      }
    }
    return weight > 0 ? total / weight : nil
  }

  private static func series(
    _ rows: NetworkRows, market: MarketHistory, base: FittedVarianceRegression, loss: NetworkOptions.Loss
  ) throws(ForecastingError) -> SequenceSeries {
    let horizons = base.specification.horizons
    let target = try VarianceTarget(market, horizons: horizons)
    let forecasts = try base.forecasts(for: market)
    var (targets, weights): ([Float], [Float]) = ([], [])
    for row in rows.range {
      for (position, horizon) in horizons.enumerated() {
        let forecast = forecasts.values[position][row]
        guard let variance = target.variance(row: row, horizon: horizon),
          let logVariance = target.logVariance(row: row, horizon: horizon), forecast.isFinite
        else {
          targets.append(0)
          weights.append(0)
          continue
        }
        targets.append(Float(loss == .qlike ? variance / .exp(forecast) : logVariance - forecast))
        weights.append(1)
      }
    }
    return SequenceSeries(name: market.name, inputs: rows.inputs, targets: targets, weights: weights)
  }
}
