/// A model that learns from features of the bars.
enum LearnedModel: Hashable {
  /// A ridge regression of log variances, of one market or pooled over all.
  case regression(isPooled: Bool)
  /// LSTM networks that correct it; hybrid where they read what a GARCH says too.
  case network(isPooled: Bool, isHybrid: Bool)
  /// Trees that correct it.
  case trees(isPooled: Bool)
  /// The networks or trees in a model file.
  case file(String)

  /// Whether the model learns from all markets together.
  var isPooled: Bool {
    switch self {
    case .regression(let isPooled), .network(let isPooled, _), .trees(let isPooled): isPooled
    case .file: true
    }
  }
}
