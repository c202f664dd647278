import ModelExchange

extension StoredModel {
  /// Which command applies the model, as a hint for those who tried another.
  var applicationHint: String {
    switch self {
    case .regimes: "'plimsoll label' applies it"
    case .ensemble, .sequenceNetwork: "'plimsoll predict' applies it to a table"
    case .garch, .egarch, .ewma, .riskMetrics2006, .autoregression, .network, .trees:
      "'plimsoll forecast' and 'plimsoll score' apply it"
    }
  }
}
