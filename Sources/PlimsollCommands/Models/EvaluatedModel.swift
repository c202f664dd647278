import VolatilityModels

/// A model that can be compared with others, by its name on the command line.
enum EvaluatedModel: String, CaseIterable {
  case garch
  case garchT = "garch-t"
  case ewma

  /// The model with the options of the command.
  func specification(_ options: ModelOptions) -> any VolatilityModel {
    switch self {
    case .garch: return options.garch
    case .garchT:
      var garch = options.garch
      garch.innovations = .studentT
      return garch
    case .ewma: return options.ewma
    }
  }
}
