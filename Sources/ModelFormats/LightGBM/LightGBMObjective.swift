import GradientBoosting

/// What a model of LightGBM was trained for, as its text says it.
struct LightGBMObjective {
  /// The objective.
  let objective: BoostingObjective
  /// What margins are multiplied by before they become probabilities.
  let slope: Double

  /// Objectives whose predictions are the sums of leaves.
  static let summed = ["regression", "regression_l1", "huber", "fair", "mape"]

  /// The text of an objective.
  static func text(of objective: BoostingObjective) -> String {
    switch objective {
    case .squaredError: "regression"
    case .quantile(let level): "quantile alpha:\(level)"
    case .binary: "binary sigmoid:1"
    case .multiclass(let classCount): "multiclass num_class:\(classCount)"
    }
  }

  /// The objective that a header speaks of; without one, LightGBM predicts the sum of the leaves.
  ///
  /// - Parameters:
  ///   - header: the header.
  ///   - alpha: the level of a quantile, where the header has none.
  /// - Throws: `.unsupported` for one whose predictions are made of margins in another way; `.malformed`.
  init(_ header: LightGBMSection, alpha: String?) throws(ModelExchangeError) {
    let text = header.has("objective") ? try header.text("objective") : "regression"
    let words = header.has("objective") ? try header.words("objective") : [text]
    let classCount = try header.count("num_class")
    if words.contains("sqrt") {
      throw .unsupported(file: header.file, reason: "its objective \(text.jsonQuoted) is trained on square roots")
    }
    func number(_ name: String, or other: String? = nil) throws(ModelExchangeError) -> Double {
      let key = "\(name):".utf8
      let value =
        words.first { $0.utf8.starts(with: key) }
        .map { String(decoding: $0.utf8.dropFirst(key.count), as: UTF8.self) } ?? other
      guard let value, let number = Double(value), number.isFinite, number > 0 else {
        throw header.malformed("objective", "is \(text.jsonQuoted), without a positive \(name)")
      }
      return number
    }
    switch words.first {
    case let name? where Self.summed.contains(name):
      (objective, slope) = (.squaredError, 1)
    case "quantile":
      let level = try number("alpha", or: alpha)
      guard level < 1 else { throw header.malformed("objective", "has the level \(level), not below 1") }
      (objective, slope) = (.quantile(level), 1)
    case "binary":
      (objective, slope) = (.binary, try number("sigmoid"))
    case "multiclass":
      guard ForeignEnsemble.classCounts.contains(classCount) else {
        throw .unsupported(file: header.file, reason: "it has \(classCount) classes, not 2 to 1000")
      }
      (objective, slope) = (.multiclass(classCount: classCount), 1)
    default:
      throw .unsupported(
        file: header.file,
        reason: "its objective is \(text.jsonQuoted), not one of "
          + TreeEnsemble.lightGBMObjectives.joined(separator: ", "))
    }
    for key in ["num_class", "num_tree_per_iteration"] where try header.count(key) != objective.outputCount {
      throw header.malformed(
        key, "is \(try header.text(key)), where the objective \(text.jsonQuoted) is another number")
    }
  }
}
