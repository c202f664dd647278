import PositionSizing
import Testing

@Suite("What holds for every size")
struct SizingPropertyTests {
  private static let draws = 100_000

  @Test("No layer raises what the one before it allowed, but entries of the regime table above 1")
  func layersReduce() throws {
    var draw = RandomSizing(seed: 71)
    for _ in 0..<Self.draws {
      let trace = try draw.policy().size(draw.doubtfulInputs()).trace
      for (before, after) in zip(trace, trace.dropFirst()) {
        try #require(Self.place(before) <= Self.place(after))
        let value = try #require(after.value)
        if Self.place(after) > Self.place(of: .regime) { try #require((0...1).contains(value)) }
        switch after.reason {
        case .regime, .expectedRegime: try #require(value >= 0)
        default: try #require((0...1).contains(value))
        }
        guard value <= 1 else { continue }
        if let risk = before.risk { try #require((after.risk ?? .infinity) <= risk) }
        if case .stopDistance = after.reason { continue }
        try #require(abs(after.notional ?? .infinity) <= abs(before.notional ?? -1))
      }
    }
  }

  @Test("Caps hold to the last bit, and nobody loses more than the capital")
  func caps() throws {
    var draw = RandomSizing(seed: 72)
    for _ in 0..<Self.draws {
      let policy = try draw.policy()
      let position = try policy.size(draw.doubtfulInputs())
      guard let notional = position.notional?.value else { continue }
      try #require(notional.isFinite)
      try #require(abs(notional) <= policy.caps.maximumNotional ?? .infinity)
      try #require((position.leverage?.value ?? .nan) <= policy.caps.maximumLeverage ?? .infinity)
      if let risk = position.risk?.value { try #require(risk <= min(1, policy.caps.maximumRisk ?? 1)) }
    }
  }

  @Test("The product of the values is the size, and the last factor leaves it")
  func product() throws {
    var draw = RandomSizing(seed: 73)
    for _ in 0..<Self.draws {
      let policy = try draw.policy()
      let position = try policy.size(draw.doubtfulInputs())
      guard let notional = position.notional?.value else { continue }
      let product = position.trace.compactMap(\.value).reduce(1, *)
      let size = policy.startsFromNotional ? notional : try #require(position.risk?.value)
      try #require(abs(product - size) <= 1e-14 * size + .leastNormalMagnitude)
      try #require(position.trace.last?.notional == notional)
      try #require(position.trace.last?.risk == position.risk?.value)
    }
  }

  @Test("Without an edge there is nothing to load")
  func noEdge() throws {
    var draw = RandomSizing(seed: 74)
    var seen = 0
    while seen < Self.draws {
      var policy = try draw.policy()
      policy.base = .kelly
      var inputs = try draw.doubtfulInputs()
      guard let odds = inputs.odds?.value.odds, odds.winRate * odds.averageWin <= odds.lossRate * odds.averageLoss
      else { continue }
      inputs.odds = Sourced(try OddsEvidence(odds))
      let position = try policy.size(inputs)
      try #require(position.risk?.value == 0 && position.notional?.value == 0)
      seen += 1
    }
  }

  @Test("A size never falls when the win rate, or the win over the loss, rises")
  func monotone() throws {
    var draw = RandomSizing(seed: 75)
    for index in 0..<Self.draws {
      var policy = try draw.policy()
      policy.base = .kelly
      var inputs = try draw.inputs()
      let (rate, win) = (draw.number(0, 1), draw.number(0.01, 0.1))
      let loss = draw.number(0.01, 0.1)
      let odds = try TradeOdds(winRate: rate, averageWin: win, averageLoss: loss)
      inputs.odds = Sourced(try OddsEvidence(odds))
      let smaller = try policy.size(inputs)
      let isRate = index.isMultiple(of: 2)
      let better = try TradeOdds(
        winRate: isRate ? draw.number(rate, 1) : rate, averageWin: isRate ? win : win * draw.number(1, 3),
        averageLoss: loss)
      inputs.odds = Sourced(try OddsEvidence(better))
      let larger = try policy.size(inputs)
      try #require(better.kellyFraction >= odds.kellyFraction)
      // A limit that binds divides by what it limits: each layer may round.
      let rounding = 1e-14
      try #require((larger.risk?.value ?? -1) >= (smaller.risk?.value ?? 2) * (1 - rounding))
      try #require((larger.notional?.value ?? -1) >= (smaller.notional?.value ?? .infinity) * (1 - rounding))
    }
  }

  @Test("The same inputs have the same size")
  func determinism() throws {
    var (one, other) = (RandomSizing(seed: 76), RandomSizing(seed: 76))
    for _ in 0..<1_000 {
      let position = try one.policy().size(one.doubtfulInputs())
      let again = try other.policy().size(other.doubtfulInputs())
      try #require(position == again)
    }
  }

  private static func place(_ factor: SizingFactor) -> Int { place(of: factor.step) }

  private static func place(of step: SizingStep) -> Int { SizingStep.allCases.firstIndex(of: step) ?? -1 }
}

extension SizingPolicy {
  /// Whether the size starts from a notional fraction, not from a risk.
  var startsFromNotional: Bool {
    switch base {
    case .continuousKelly, .volatilityTarget: true
    case .kelly, .kellyLowerBound, .confidence: false
    }
  }
}
