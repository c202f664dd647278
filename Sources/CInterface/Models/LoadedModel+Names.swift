import ModelExchange
import RegimeClassification
import VolatilityForecasting
import VolatilityModels

extension LoadedModel {
  /// The names of a list, in order.
  func names(_ list: NameList) -> [String] {
    switch self {
    case .stored(let model, _): model.names(list)
    case .rows(let predictor):
      switch list {
      case .inputs: predictor.inputNames
      case .outputs: predictor.outputNames
      case .markets: []
      }
    }
  }
}

extension StoredModel {
  fileprivate func names(_ list: NameList) -> [String] {
    switch list {
    case .inputs: return inputNames
    case .outputs:
      if case .regimes(let classifier) = self { return classifier.classNames }
      return []
    case .markets:
      if case .regimes(let classifier) = self { return classifier.markets }
      return correctedRegression?.markets ?? []
    }
  }

  private var inputNames: [String] {
    switch self {
    case .autoregression(let fitted, _): fitted.specification.readCovariates.map(\.rawValue)
    case .network(let network): Self.columns(of: [network.specification.base.features, network.specification.features])
    case .trees(let trees): Self.columns(of: [trees.specification.base.features, trees.specification.features])
    case .regimes(let classifier): classifier.task.task.features.flatMap(\.columns).eachOnce
    default: volatilityModel?.regressorNames ?? []
    }
  }

  private static func columns(of sets: [FeatureSet]) -> [String] {
    sets.flatMap { $0.features.flatMap(\.columns) }.eachOnce
  }
}

extension VolatilityFeature {
  /// The columns beside the prices.
  fileprivate var columns: [String] {
    switch self {
    case .column(let name): [name]
    case .volumeSurprise, .volumeRatio, .timeOfDayVolume: ["volume"]
    case .rolling(_, _, let feature): feature.columns
    default: []
    }
  }
}

extension RegimeFeature {
  /// The columns beside the prices.
  fileprivate var columns: [String] {
    switch self {
    case .column(let name, _): [name]
    case .netFlow: ["inflow", "outflow"]
    case .volumeRatio: ["volume"]
    case .bars(let feature): feature.columns
    default: []
    }
  }
}

extension [String] {
  /// The names without those that were there before.
  fileprivate var eachOnce: [String] {
    var names: Set<String> = []
    return filter { names.insert($0).inserted }
  }
}
