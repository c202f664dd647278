extension EvaluatedModel {
  /// What a command line can name among models to compare.
  enum Choice: Hashable {
    /// One model.
    case named(EvaluatedModel)
    /// A model file.
    case file(String)
    /// All that the data allow.
    case all

    /// The name on the command line.
    var text: String {
      switch self {
      case .named(let model): model.rawValue
      case .file(let path): path
      case .all: "all"
      }
    }
  }

  /// The models of several choices, each once: those that are named and, where all are asked for, these too.
  ///
  /// Models that learn from features are not among all: the training of networks takes longer, and is asked for by name.
  static func models(_ choices: [Choice], isPanel: Bool) -> [EvaluatedModel] {
    let named = named(choices, isPanel: isPanel)
    guard choices.contains(.all) else { return named }
    return allCases.filter { !$0.isLearned || named.contains($0) }
  }

  /// The models that choices name, each once; with a combination of some of them those that it is of.
  static func named(_ choices: [Choice], isPanel: Bool) -> [EvaluatedModel] {
    let named = choices.compactMap { if case .named(let model) = $0 { model } else { nil } }
    guard named.contains(.combination) else { return named }
    return combined(isPanel: isPanel).filter { !named.contains($0) } + named
  }

  /// Whether the model is of networks that are trained for the comparison.
  var trainsNetworks: Bool {
    switch self {
    case .lstm, .pooledLSTM, .hybrid: true
    default: false
    }
  }

  /// Whether the model is of trees that are trained for the comparison.
  var trainsTrees: Bool { self == .trees || self == .pooledTrees }

  /// Whether the model learns from features of the bars, or is made of one that does.
  private var isLearned: Bool {
    switch self {
    case .wideRidge, .pooledRidge, .lstm, .pooledLSTM, .hybrid, .trees, .pooledTrees, .combination: true
    default: false
    }
  }
}

extension ArgumentKind where Value == EvaluatedModel.Choice {
  /// A model by its name, a model file, or all models.
  static var evaluatedModel: ArgumentKind {
    let names = ArgumentKind<EvaluatedModel>.choice(of: EvaluatedModel.self)
    return ArgumentKind(
      expectation: names.expectation + ", or a model file",
      choices: names.choices + [EvaluatedModel.Choice.all.text], text: \.text
    ) { (text) throws(RejectedText) in
      if text == EvaluatedModel.Choice.all.text { return .all }
      // No model has a dot or a slash in its name.
      if text.contains(".") || text.contains("/") { return .file(text) }
      return .named(try names.value(text))
    }
  }
}
