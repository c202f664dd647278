import MarketData
import ModelFormats
import VolatilityForecasting

extension CorrectedRegression {
  /// Facts for who opens the model.
  func onnxMetadata(kind: ModelKind, inputs: ForecastInputs) -> [String: String] {
    [
      "kind": kind.rawValue, "scale": ReturnScale.fraction.rawValue, "columns": JSONValue.text(ofNames: inputs.names),
      "horizons": JSONValue.array(horizons.map { .integer($0) }).text(),
      "bar_microseconds": "\(barDuration.wholeMicroseconds)",
    ]
  }
}
