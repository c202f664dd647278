import MarketData
import ModelFormats

extension ONNXGraphBuilder {
  /// Gives forecasts out under the names of the columns of `plimsoll forecast`: `variance`, its root `volatility`, and
  /// `aggregated_variance`.
  ///
  /// - Parameters:
  ///   - variance: the name of the variances, of type double, each of one period.
  ///   - aggregated: the name of the variances of several periods together, of the same shape.
  ///   - shape: the shape.
  ///   - subject: what a variance is of, as "of each period after the last".
  ///   - aggregate: what an aggregated variance is of.
  ///   - scale: the unit of the returns.
  ///   - prefix: what the names begin with.
  mutating func outputForecast(
    _ variance: String, aggregated: String, shape: [ONNXType.Dimension], subject: String, aggregate: String,
    scale: ReturnScale, prefix: String = ""
  ) {
    output(
      "\(prefix)variance", variance, .double, shape, description: "Variance \(subject), in \(scale.words) squared")
    output(
      "\(prefix)volatility", add("Sqrt", variance), .double, shape,
      description: "Square root of the variance, in \(scale.words)")
    output(
      "\(prefix)aggregated_variance", aggregated, .double, shape,
      description: "Variance \(aggregate) together, in \(scale.words) squared")
  }

  /// The sums of a series up to each of its values.
  mutating func runningTotals(_ values: String) -> String { add("CumSum", values, constant(index: 0)) }
}
