import MarketData
import ModelExchange
import VolatilityModels

/// What is reported of a model beside its parameters.
extension StoredModel {
  /// The name of the model on the command line.
  var name: ModelKind {
    switch self {
    case .garch: .garch
    case .ewma: .ewma
    }
  }

  /// What was chosen before the fit.
  var choices: [(name: String, value: String)] {
    switch self {
    case .garch(let fitted):
      [
        ("mean", fitted.specification.mean.rawValue), ("distribution", fitted.specification.innovations.rawValue),
        ("presample", fitted.specification.presample.rawValue),
      ]
    case .ewma:
      [
        ("mean", MeanModel.zero.rawValue), ("distribution", Innovations.normal.rawValue),
        ("presample", PresampleVariance.backcast.rawValue),
      ]
    }
  }

  /// The steps that the search took; `nil` where nothing is estimated.
  var iterations: Int? {
    switch self {
    case .garch(let fitted): fitted.iterations
    case .ewma: nil
    }
  }

  /// The limits of the parameter space that the estimates lie on.
  var activeConstraints: [ParameterLimit] {
    switch self {
    case .garch(let fitted): fitted.status.activeConstraints
    case .ewma: []
    }
  }

  /// The share of a shock to the variance that is left after one period.
  var persistence: Double {
    switch self {
    case .garch(let fitted): fitted.parameters.persistence
    case .ewma: 1
    }
  }

  /// The periods in which a shock to the variance halves; `nil` where it never does or is gone at once.
  var halfLife: Double? {
    switch self {
    case .garch(let fitted): fitted.parameters.halfLife
    case .ewma: nil
    }
  }

  /// The variance that forecasts tend to, in the model's squared unit; `nil` where there is none.
  var unconditionalVariance: Double? {
    switch self {
    case .garch(let fitted): fitted.parameters.unconditionalVariance
    case .ewma: nil
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
