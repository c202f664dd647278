import ModelFormats
import VolatilityForecasting

extension LSTMInputScaling {
  /// How a model scales its features.
  init(_ scaling: FeatureScaling) {
    self.init(means: scaling.means, factors: scaling.factors, limit: scaling.limit)
  }
}
