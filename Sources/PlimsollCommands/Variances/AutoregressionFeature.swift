import ForecastEvaluation
import VolatilityModels

/// What a heterogeneous autoregression can have beside averages of past variances, by its name on the command line.
enum AutoregressionFeature: Hashable {
  case quarticity, jump, semivariance, range, volume, hour, weekday
  /// A column of the file.
  case column(String)

  /// The features that have names of their own.
  static let named: [AutoregressionFeature] = [.quarticity, .jump, .semivariance, .range, .volume, .hour, .weekday]

  /// The name on the command line.
  var name: String {
    switch self {
    case .quarticity: "quarticity"
    case .jump: "jump"
    case .semivariance: "semivariance"
    case .range: "range"
    case .volume: "volume"
    case .hour: "hour"
    case .weekday: "weekday"
    case .column(let name): name
    }
  }

  /// The columns that it takes of a series of variances.
  var covariates: [Covariate] {
    switch self {
    case .quarticity: [.quarticity]
    case .jump: [.jump]
    case .semivariance: [.positiveSemivariance, .negativeSemivariance]
    case .range: [.garmanKlass]
    case .volume: [.volume]
    case .hour, .weekday: []
    case .column(let name): [Covariate(rawValue: name)]
    }
  }
}

extension ArgumentKind where Value == AutoregressionFeature {
  /// A feature that has a name, or else a column.
  static var feature: ArgumentKind {
    ArgumentKind(
      expectation: "a feature or the name of a column", choices: AutoregressionFeature.named.map(\.name),
      text: \.name
    ) { (text) throws(RejectedText) in
      guard !text.isEmpty else { throw RejectedText(text, expectation: "a feature or the name of a column") }
      return AutoregressionFeature.named.first { $0.name == text } ?? .column(text)
    }
  }
}
