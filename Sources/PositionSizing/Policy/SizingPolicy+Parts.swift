extension SizingPolicy {
  /// A policy put together from parts, in any order: they are applied in the order of all policies.
  ///
  /// - Parameters:
  ///   - name: what the policy is called.
  ///   - parts: one base, and at most one of each other part.
  /// - Throws: `SizingError.invalidPolicy` for a part that is given twice, contradicts another or has a number that is
  ///   none for it, and without a base; `SizingError.impossible` for a number outside of its range.
  public init(name: String, parts: [SizingPart]) throws(SizingError) {
    let bases = parts.filter { Self.baseNames.contains($0.name) }
    guard bases.count == 1 else {
      let words = Self.baseNames.map(\.rawValue).joined(separator: ", ")
      throw .invalidPolicy(
        reason: bases.isEmpty
          ? "a policy starts from one of \(words)"
          : "a policy starts from one part, not from \(bases.map(\.name.rawValue).joined(separator: " and "))")
    }
    for (index, part) in parts.enumerated() where parts[..<index].contains(where: { $0.name == part.name }) {
      throw .invalidPolicy(reason: "the part \(part.name.rawValue) is given twice")
    }
    let values = Dictionary(parts.map { ($0.name, $0.value) }) { first, _ in first }
    for (one, other) in [
      (SizingPart.Name.fraction, SizingPart.Name.estimationError), (.regime, .expectedRegime),
      (.confidence, .confidenceLimit), (.volatilityTarget, .volatilityLimit),
    ] where values[one] != nil && values[other] != nil {
      throw .invalidPolicy(reason: "\(one.rawValue) and \(other.rawValue) exclude each other")
    }
    self.init(
      name: name, base: try Self.base(bases[0]), fraction: try Self.fraction(values),
      regime: values[.regime] != nil
        ? RegimeLayer() : values[.expectedRegime] != nil ? RegimeLayer(reading: .expected) : nil,
      volatility: try Self.volatility(values),
      confidence: ConfidenceLayer(
        levels: values[.confidenceLimit] != nil ? .standard : nil,
        agreement: values[.agreement] != nil ? .standard : nil),
      correlation: values[.correlation] != nil ? .standard : nil,
      lossStreak: values[.lossStreak] != nil ? .standard : nil,
      caps: try SizingCaps(
        maximumRisk: values[.maximumRisk] ?? nil, maximumNotional: values[.maximumNotional] ?? nil,
        maximumLeverage: values[.maximumLeverage] ?? nil))
  }

  private static let baseNames: [SizingPart.Name] = [
    .kelly, .kellyLowerBound, .continuousKelly, .volatilityTarget, .confidence,
  ]

  private static func base(_ part: SizingPart) throws(SizingError) -> SizingBase {
    switch part.name {
    case .kellyLowerBound: .kellyLowerBound
    case .continuousKelly: .continuousKelly
    case .volatilityTarget: .volatilityTarget(try target(part.value))
    case .confidence: .confidence(.standard)
    default: .kelly
    }
  }

  private static func fraction(_ values: [SizingPart.Name: Double?]) throws(SizingError) -> FractionRule? {
    if case .some(.some(let part)) = values[.fraction] { return .multiple(try KellyMultiple(part)) }
    guard let stated = values[.estimationError] else { return nil }
    return .estimationError(assets: try whole(stated ?? 1, "number of assets"))
  }

  private static func volatility(_ values: [SizingPart.Name: Double?]) throws(SizingError) -> VolatilityLayer {
    var scaling: VolatilityScaling?
    if let days = values[.volatilityScaling] {
      scaling =
        try days.map { (days) throws(SizingError) in try VolatilityScaling(days: whole(days, "number of days")) }
        ?? .standard
    }
    var limit: VolatilityTarget?
    if let stated = values[.volatilityLimit] { limit = try target(stated) }
    var cut: HighForecastCut?
    if let threshold = values[.highForecastCut] { cut = try HighForecastCut(threshold: threshold) }
    return VolatilityLayer(scaling: scaling, target: limit, highForecastCut: cut)
  }

  private static func target(_ value: Double?) throws(SizingError) -> VolatilityTarget {
    guard let value else { return .standard }
    return try VolatilityTarget(annualized: value)
  }

  private static func whole(_ value: Double, _ quantity: String) throws(SizingError) -> Int {
    guard let count = Int(exactly: value), count >= 1 else {
      throw .impossible(quantity: quantity, value: value, allowed: "a whole number from 1 on")
    }
    return count
  }
}
