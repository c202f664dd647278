import MarketData
import ModelFormats
import NumericalMethods
import VolatilityForecasting

// The regression that networks and trees correct, and what comes out of it with the correction.
extension ONNXGraphBuilder {
  /// The logarithms of the variances that the regression of a forecaster expects, (N, horizons).
  ///
  /// - Parameters:
  ///   - base: the regression.
  ///   - inputs: where its columns stand.
  ///   - rows: the inputs, (N, columns).
  ///   - corrections: for each horizon what is added beside.
  /// - Returns: the name of the logarithms.
  mutating func logVariances(
    of base: FittedVarianceRegression, inputs: ForecastInputs, rows: String, corrections: [Double]
  ) -> String {
    let scaled = scaled(columns(inputs.regressionColumns, of: rows), by: LSTMInputScaling(base.scaling))
    let (count, horizons) = (base.scaling.names.count, base.specification.horizons)
    var coefficients = [Double](repeating: 0, count: count * horizons.count)
    for (position, equation) in base.equations.enumerated() {
      for (row, value) in equation.coefficients.enumerated() { coefficients[row * horizons.count + position] = value }
    }
    let constants = base.equations.indices.map { position in
      base.equations[position].intercept + base.equations[position].correction + .log(Double(horizons[position]))
        + corrections[position]
    }
    let product = add("MatMul", scaled, constant(Tensor(coefficients, shape: [count, horizons.count])))
    let sum = add("Add", product, constant(Tensor(constants)))
    guard let level = inputs.levelColumn else { return sum }
    return add("Add", sum, finite(columns([level], of: rows)))
  }

  /// Gives the forecasts out that logarithms of the variances over all bars of each horizon stand for.
  mutating func outputVariances(ofLogarithms logarithms: String, horizons: [Int]) {
    let aggregated = add("Exp", logarithms)
    let lengths = constant(Tensor(horizons.map { Double($0) }))
    outputForecast(
      add("Div", aggregated, lengths), aggregated: aggregated, shape: ["N", .fixed(horizons.count)],
      subject: "of the log return of a bar, the mean of the next bars; a column for each horizon",
      aggregate: "of the log returns of all bars up to each horizon", scale: .fraction)
  }
}
