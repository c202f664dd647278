extension EvaluatedModel {
  /// What a command line can name among models to compare.
  enum Choice: Equatable {
    /// One model.
    case named(EvaluatedModel)
    /// All that the data allow.
    case all

    /// The name on the command line.
    var text: String {
      switch self {
      case .named(let model): model.rawValue
      case .all: "all"
      }
    }
  }

  /// The models of several choices, each once.
  static func models(_ choices: [Choice]) -> [EvaluatedModel] {
    guard !choices.contains(.all) else { return allCases }
    return choices.compactMap { if case .named(let model) = $0 { model } else { nil } }
  }
}

extension ArgumentKind where Value == EvaluatedModel.Choice {
  /// A model by its name, or all of them.
  static var evaluatedModel: ArgumentKind {
    let names = ArgumentKind<EvaluatedModel>.choice(of: EvaluatedModel.self)
    return ArgumentKind(
      expectation: names.expectation, choices: names.choices + [EvaluatedModel.Choice.all.text], text: \.text
    ) { (text) throws(RejectedText) in
      text == EvaluatedModel.Choice.all.text ? .all : .named(try names.value(text))
    }
  }
}
