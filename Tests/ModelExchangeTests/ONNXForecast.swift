import ModelFormats

/// What a graph gives out of a forecast, computed from its variances as `plimsoll forecast` does.
enum ONNXForecast {
  /// The outputs of periods that follow each other: variances, their roots and their running sums.
  static func outputs(_ variances: [Double], prefix: String = "") -> [String: Tensor] {
    var sum = 0.0
    let sums = variances.map { variance in
      sum += variance
      return sum
    }
    return outputs(variances, aggregated: sums, prefix: prefix)
  }

  /// The outputs of forecasts that each are the mean of `count` periods.
  static func outputs(_ variances: [Double], count: Int) -> [String: Tensor] {
    outputs(variances, aggregated: variances.map { $0 * Double(count) }, prefix: "")
  }

  private static func outputs(_ variances: [Double], aggregated: [Double], prefix: String) -> [String: Tensor] {
    [
      "\(prefix)variance": Tensor(variances), "\(prefix)volatility": Tensor(variances.map { $0.squareRoot() }),
      "\(prefix)aggregated_variance": Tensor(aggregated),
    ]
  }
}
