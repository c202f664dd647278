/// How much of the capital a decision may put at risk, by the confidence in it.
///
/// The rule: half a percent of the capital at a confidence of 30 percent, one percent at 60 and two percent at 90; below
/// the lowest level nothing.
public struct ConfidenceLevels: Hashable, Sendable {
  /// What holds between two levels.
  public enum Shape: String, Hashable, Sendable, Codable, CaseIterable {
    /// The risk of the level that was reached.
    case stepped
    /// A straight line from the risk of the level that was reached to that of the next.
    case interpolated
  }

  /// The confidences at which a risk is stated, strictly increasing from 0 to 1.
  public let levels: [Double]
  /// The fraction of the capital that may be lost at each of `levels`, from 0 to 1, never less than at the level below.
  public let risks: [Double]
  /// What holds between two levels.
  public let shape: Shape

  /// Levels of confidence and their risks.
  ///
  /// - Parameters:
  ///   - levels: at least one confidence, strictly increasing from 0 to 1.
  ///   - risks: a fraction of the capital for each level, from 0 to 1, nowhere decreasing.
  ///   - shape: what holds between two levels.
  /// - Throws: `SizingError.invalidPolicy` where there is no level, `.countsDiffer`, and `.impossible` for a number that
  ///   is out of its range or its order.
  public init(levels: [Double], risks: [Double], shape: Shape = .stepped) throws(SizingError) {
    guard !levels.isEmpty else { throw .invalidPolicy(reason: "risks by confidence need at least one level") }
    guard risks.count == levels.count else {
      throw .countsDiffer(of: "risks by confidence", count: risks.count, expected: levels.count)
    }
    for (index, level) in levels.enumerated() {
      _ = try SizingError.checked(level, "level of confidence", in: 0...1, allowed: "a number from 0 to 1")
      guard index == 0 || level > levels[index - 1] else {
        throw .impossible(quantity: "level of confidence", value: level, allowed: "more than \(levels[index - 1])")
      }
    }
    for (index, risk) in risks.enumerated() {
      let least = index > 0 ? risks[index - 1] : 0
      _ = try SizingError.checked(
        risk, "risk at a level of confidence", in: least...1, allowed: "a number from \(least) to 1")
    }
    self.init(uncheckedLevels: levels, risks: risks, shape: shape)
  }

  private init(uncheckedLevels levels: [Double], risks: [Double], shape: Shape) {
    self.levels = levels
    self.risks = risks
    self.shape = shape
  }

  /// 0.5, 1 and 2 percent of the capital at a confidence of 30, 60 and 90 percent, in steps.
  public static let standard = ConfidenceLevels(
    uncheckedLevels: [0.3, 0.6, 0.9], risks: [0.005, 0.01, 0.02], shape: .stepped)

  /// The fraction of the capital that a decision may lose; a level counts as reached exactly at it.
  ///
  /// - Parameter confidence: the confidence in the decision, from 0 to 1.
  /// - Returns: the risk by `shape`; 0 below the lowest level, and above the highest the risk of the highest.
  /// - Throws: `SizingError.impossible` for a confidence outside of 0 to 1.
  public func risk(at confidence: Double) throws(SizingError) -> RiskFraction {
    let confidence = try SizingError.checked(
      confidence, "confidence", in: 0...1, allowed: "a number from 0 to 1")
    guard let reached = levels.lastIndex(where: { $0 <= confidence }) else { return .zero }
    guard shape == .interpolated, reached + 1 < levels.count else { return RiskFraction(unchecked: risks[reached]) }
    let way = (confidence - levels[reached]) / (levels[reached + 1] - levels[reached])
    let risk = risks[reached] + way * (risks[reached + 1] - risks[reached])
    // Bounded by construction, not by an argument about how the line above is rounded.
    return RiskFraction(unchecked: min(risk, risks[reached + 1]))
  }
}

extension ConfidenceLevels: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case levels, risks, shape
  }

  /// Levels from an object; without `levels` and `risks` the standard ones, without `shape` in steps.
  ///
  /// - Throws: `DecodingError`, also for levels that could not be made, and where only one of `levels` and `risks` is
  ///   given.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let isStandard = !container.contains(.levels) && !container.contains(.risks)
    let levels = isStandard ? Self.standard.levels : try container.decode([Double].self, forKey: .levels)
    let risks = isStandard ? Self.standard.risks : try container.decode([Double].self, forKey: .risks)
    let shape = try container.decodeIfPresent(Shape.self, forKey: .shape) ?? .stepped
    self = try decoder.validated { () throws(SizingError) in
      try ConfidenceLevels(levels: levels, risks: risks, shape: shape)
    }
  }
}
