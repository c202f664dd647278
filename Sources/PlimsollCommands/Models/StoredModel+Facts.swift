import MarketData
import ModelExchange
import VolatilityModels

/// What is reported of a model beside its parameters.
extension StoredModel {
  /// The name of the model on the command line.
  var name: ModelKind { kind }

  /// What was chosen before the fit.
  var choices: [(name: String, value: String)] {
    switch self {
    case .garch(let fitted):
      [
        ("mean", fitted.specification.mean.rawValue), ("distribution", fitted.specification.innovations.rawValue),
        ("presample", fitted.specification.presample.rawValue),
      ]
    case .egarch(let fitted):
      [
        ("mean", fitted.specification.mean.rawValue), ("distribution", fitted.specification.innovations.rawValue),
        ("presample", fitted.specification.presample.rawValue),
      ]
    case .autoregression(_, let measure):
      [("measure", measure)]
    case .ewma, .riskMetrics2006:
      [
        ("mean", MeanModel.zero.rawValue), ("distribution", Innovations.normal.rawValue),
        ("presample", PresampleVariance.backcast.rawValue),
      ]
    }
  }

  /// The steps that the search took; `nil` where nothing is estimated.
  var iterations: Int? {
    estimatedModel?.iterations
  }

  /// The limits of the parameter space that the estimates lie on.
  var activeConstraints: [ParameterLimit] {
    estimatedModel?.status.activeConstraints ?? []
  }

  /// The share of a shock to the variance that is left after one period; `nil` where the model does not say.
  var persistence: Double? {
    switch self {
    case .garch(let fitted): fitted.parameters.persistence
    case .egarch(let fitted): fitted.parameters.persistence
    case .ewma, .riskMetrics2006: 1
    case .autoregression: nil
    }
  }

  /// The periods in which a shock to the variance halves; `nil` where it never does or is gone at once.
  var halfLife: Double? {
    switch self {
    case .garch(let fitted): fitted.parameters.halfLife
    case .egarch(let fitted): fitted.parameters.halfLife
    case .ewma, .riskMetrics2006, .autoregression: nil
    }
  }

  /// The variance that forecasts tend to, in the model's squared unit; `nil` where there is none.
  var unconditionalVariance: Double? {
    switch self {
    case .garch(let fitted): fitted.parameters.unconditionalVariance
    case .egarch, .ewma, .riskMetrics2006, .autoregression: nil
    }
  }
}

extension ReturnScale {
  /// The unit as it completes the sentence "in …".
  var words: String {
    switch self {
    case .percent: "percent"
    case .fraction: "fractions"
    }
  }
}

extension GARCH {
  /// The model with its order, as it is written in the literature.
  var title: String {
    order.o == 0 ? "GARCH(\(order.p),\(order.q))" : "GJR-GARCH(\(order.p),\(order.o),\(order.q))"
  }
}
