import MarketData
public import ModelFormats
public import VolatilityModels

extension FittedHAR {
  /// The model for ONNX Runtime and others, in float64: measured variances in, forecasts out.
  ///
  /// Inputs, each with a row for every one of T periods, oldest first, T at least the longest window:
  /// - `variances` (T), in the squared unit `scale`; not of a model of other columns alone;
  /// - `covariates` (T × C), the columns that the model reads, in the order of the metadata's `covariates`, in the unit
  ///   of the fit;
  /// - `time_stamps` (T) of a model with seasons: int64, that of each period in microseconds since
  ///   1970-01-01T00:00:00Z.
  ///
  /// Outputs, in the unit `scale` and its square:
  /// - `variance` (T − longest window + 1), as `forecasts(on:)`: the mean variance of the `horizon` periods after each
  ///   period from the first that ends a longest window; `volatility`, its root, not a number where it is negative; and
  ///   `aggregated_variance`, that of all `horizon` periods together: as `plimsoll forecast` has them;
  /// - `is_replaced`, of the same shape, of a model with limits: whether the mean of the sample stands in the place of
  ///   a forecast that was out of the sample's range;
  /// - `iterated_variance`, `iterated_volatility` and `iterated_aggregated_variance` (`iteratedHorizon`), where asked for,
  ///   as `iteratedForecast(after:horizon:)`: the same of each of the periods after the last, and of all up to it.
  ///
  /// Where `forecasts(on:)` refuses a series because of a number that is negative, zero or not finite, the forecasts
  /// that would read it are not numbers. Of fewer periods than the longest window there are no forecasts.
  ///
  /// - Parameters:
  ///   - measure: the name of what the variances were, such as `realized`, for the metadata.
  ///   - iteratedHorizon: the number of periods to iterate to; `nil` for none.
  /// - Returns: the file's bytes.
  /// - Throws: `ModelExchangeError.notExportable` for an iteration of a model that has none: of several periods, with
  ///   quarticity, covariates or seasons, or of logarithms of averages; and where the file would have 2 GiB or more, which
  ///   no reader takes.
  /// - Precondition: `iteratedHorizon` is positive.
  public func onnx(measure: String? = nil, iteratedHorizon: Int? = nil) throws(ModelExchangeError) -> [UInt8] {
    precondition(iteratedHorizon ?? 1 > 0, "a forecast is for at least one period")
    var graph = HARONNXGraph(self)
    graph.addForecasts()
    if let iteratedHorizon {
      do throws(HARError) {
        try checkIterable()
      } catch {
        throw .notExportable(format: "ONNX", reason: "\(error)")
      }
      graph.addIteration(horizon: iteratedHorizon)
    }
    return try ONNXModel(
      graph: graph.builder.graph, description: summary, metadata: metadata(measure: measure)
    ).encoded()
  }

  private var summary: String {
    let periods = specification.horizon == 1 ? "period" : "\(specification.horizon) periods"
    return
      "Heterogeneous autoregression: forecasts of the mean variance of the next \(periods) from variances measured before"
  }

  private func metadata(measure: String?) -> [String: String] {
    var metadata = [
      "kind": ModelKind.har.rawValue, "scale": scale.rawValue, "horizon": "\(specification.horizon)",
      "longest_window": "\(specification.longestWindow)",
    ]
    metadata["measure"] = measure
    let covariates = specification.readCovariates
    if !covariates.isEmpty {
      metadata["covariates"] = JSONValue.text(ofNames: covariates.map(\.rawValue))
    }
    if !specification.seasons.isEmpty { metadata["time_stamp_unit"] = HARONNXGraph.timeStampUnit }
    return metadata
  }
}
