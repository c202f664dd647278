import PositionSizing

extension SizingRequirement {
  /// The options that meet the requirement.
  private var options: String {
    switch self {
    case .odds: "--trades, or --win-rate, --average-win and --average-loss"
    case .trades: "--trades"
    case .sharpe: "--sharpe and --years, or --trades"
    case .expectedReturn: "--expected-return, or a column expected_return in --signals"
    case .stopDistance: "--stop-distance, a column stop_distance in --signals, or the average loss of odds"
    case .regime: "--labels"
    case .regimeProbabilities: "--labels with probabilities"
    case .volatility, .annualizedVolatility, .volatilityScore: "--scores"
    case .confidence: "--confidence, or a column confidence in --signals"
    case .agreement: "--agreement, or a column agreement in --signals"
    case .correlation: "--correlation, or a column correlation in --signals"
    case .consecutiveLosses: "--trades, --consecutive-losses, or a column consecutive_losses in --signals"
    }
  }

  /// The inputs that a signals file states.
  static func met(by signals: SignalFile) -> Set<SizingRequirement> {
    let rows = signals.rows
    var met: Set<SizingRequirement> = []
    if rows.contains(where: { $0.winRate != nil && $0.averageWin != nil && $0.averageLoss != nil }) {
      met.formUnion([.odds, .stopDistance])
    }
    if rows.contains(where: { $0.expectedReturn != nil }) { met.insert(.expectedReturn) }
    if rows.contains(where: { $0.stopDistance != nil }) { met.insert(.stopDistance) }
    if rows.contains(where: { $0.confidence != nil }) { met.insert(.confidence) }
    if rows.contains(where: { $0.agreement != nil }) { met.insert(.agreement) }
    if rows.contains(where: { $0.correlation != nil }) { met.insert(.correlation) }
    if rows.contains(where: { $0.consecutiveLosses != nil }) { met.insert(.consecutiveLosses) }
    return met
  }

  /// Finds a requirement of a policy that is not met.
  ///
  /// - Throws: `CommandError.usage`, which names the options that would.
  static func check(_ policy: SizingPolicy, met: Set<SizingRequirement>) throws(CommandError) {
    let missing = allCases.filter { policy.requirements.contains($0) && !met.contains($0) }
    guard !missing.isEmpty else { return }
    var options: [String] = []
    for option in missing.map(\.options) where !options.contains(option) { options.append(option) }
    throw .usage(
      "the policy \(policy.name) needs \(options.joined(separator: "; and "))",
      hint: "'plimsoll size --help' tells what each policy needs")
  }
}
