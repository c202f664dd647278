import ModelFormats
import NumericalMethods
import VolatilityForecasting

extension LSTMInputScaling {
  /// How a model scales its features.
  init(_ scaling: FeatureScaling) {
    self.init(means: scaling.means, factors: scaling.factors, limit: scaling.limit)
  }
}

// What the graphs of forecasters and classifiers do to their features.
extension ONNXGraphBuilder {
  /// The values, not a number where one is infinite: x + (x − x).
  mutating func finite(_ values: String) -> String { add("Add", values, add("Sub", values, values)) }

  /// Some of the columns, the last axis, in an order.
  mutating func columns(_ positions: [Int], of values: String) -> String {
    add("Gather", values, constant(positions), attributes: ["axis": .integer(-1)])
  }

  /// Columns side by side.
  mutating func joined(_ columns: [String]) -> String {
    columns.count == 1 ? columns[0] : add("Concat", columns, outputCount: 1, attributes: ["axis": .integer(-1)])[0]
  }

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

  /// Gives variances and their roots out.
  mutating func outputVariances(ofLogarithms logarithms: String, horizonCount: Int) {
    let variance = add("Exp", logarithms)
    output(
      "variance", variance, .double, ["N", .fixed(horizonCount)],
      description:
        "Variance of the log returns of the next bars together, in fractions squared; a column for each horizon")
    output(
      "volatility", add("Sqrt", variance), .double, ["N", .fixed(horizonCount)],
      description: "The square roots of the variances, in fractions")
  }
}
