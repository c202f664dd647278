import GradientBoosting
import RecurrentNetworks
import RegimeClassification
import VolatilityForecasting

/// A part of a model that other programs can hold by itself.
enum ModelPart {
  /// Trees.
  case trees(TreeEnsemble)
  /// A network, with the names of its inputs where they have some, and how they are scaled where the model does that.
  case network(LSTMParameters, inputNames: [String]?, scaling: FeatureScaling?)
}

extension StoredModel {
  /// The parts by name: `member.0` … of networks, `horizon.24` … of a forecaster by trees, `trees` and `forest` of a
  /// classifier, `all` of trees or a network by themselves; none of other models.
  var parts: [(name: String, part: ModelPart)] {
    switch self {
    case .network(let trained):
      trained.members.enumerated().map {
        ("member.\($0)", .network($1, inputNames: trained.scaling.names, scaling: trained.scaling))
      }
    case .trees(let trained):
      zip(trained.horizons, trained.ensembles).map { ("horizon.\($0)", .trees($1)) }
    case .regimes(let trained):
      [("trees", trained.members.trees), ("forest", trained.members.forest)].compactMap { name, ensemble in
        ensemble.map { (name, .trees($0)) }
      }
    case .ensemble(let ensemble): [("all", .trees(ensemble))]
    case .sequenceNetwork(let network):
      [("all", .network(network.parameters, inputNames: network.inputNames, scaling: nil))]
    case .garch, .egarch, .ewma, .riskMetrics2006, .autoregression: []
    }
  }

  /// The names of the parts that can be exported by themselves, as `horizon.24`; empty where there are none.
  public var partNames: [String] { parts.map(\.name) }
}
