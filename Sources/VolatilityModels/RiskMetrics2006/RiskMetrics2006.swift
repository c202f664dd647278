import NumericalMethods

/// The long-memory average of squared returns that RiskMetrics published in 2006.
///
/// σ²_t = Σ w_k s_{k,t}, s_{k,t} = μ_k s_{k,t−1} + (1 − μ_k) r²_{t−1}, μ_k = exp(−1/τ_k), τ_k = τ₁ρ^(k−1) for k = 1 … K, with
/// weights w_k ∝ 1 − ln τ_k/ln τ₀ that add up to 1: moving averages of ever longer memory, so that the weight of a squared
/// return decays nearly as a logarithm of its age. The mean is zero, and nothing is estimated.
///
/// What stands for s_{k,0} and r²₀ is, for each k, the average of the first squared returns with the weights μ_kⁱ, over
/// i < min(ln 0.01/ln μ_k, T) but at least k − 1 of them, as in the package `arch`.
/// Source: Zumbach (2007), "The RiskMetrics 2006 methodology", sections 3 and 4.
public struct RiskMetrics2006: Sendable, Equatable {
  /// τ₀ in periods: the age at which the weights would reach zero.
  public let cutoff: Double
  /// τ₁ in periods: the shortest memory.
  public let shortestMemory: Double
  /// K: the number of averages.
  public let count: Int
  /// ρ: the ratio of one memory to the one before.
  public let ratio: Double
  /// w_k, (K).
  public let weights: [Double]
  /// μ_k, (K).
  public let decays: [Double]

  /// The average with the published constants for daily returns: τ₀ = 1560, τ₁ = 4, K = 14, ρ = √2.
  public static let standard = RiskMetrics2006(
    unchecked: 1560, shortestMemory: 4, count: 14, ratio: Double(2).squareRoot())

  /// An average with other constants.
  ///
  /// - Parameters:
  ///   - cutoff: τ₀, above the longest memory τ₁ρ^(K−1), so that all weights are positive.
  ///   - shortestMemory: τ₁, positive.
  ///   - count: K, from 1 to 64.
  ///   - ratio: ρ, above 1.
  /// - Throws: `VolatilityError.invalidParameter` for a number outside its range, by its name in the package `arch`:
  ///   `tau0`, `tau1`, `kmax`, `rho`.
  public init(cutoff: Double, shortestMemory: Double, count: Int, ratio: Double) throws(VolatilityError) {
    func check(_ isValid: Bool, _ name: String, _ value: Double, _ expected: String) throws(VolatilityError) {
      if !isValid { throw .invalidParameter(name: ParameterName(rawValue: name), value: value, expected: expected) }
    }
    try check(
      shortestMemory > 0 && shortestMemory.isFinite, "tau1", shortestMemory, "a positive, finite number of periods")
    try check((1...64).contains(count), "kmax", Double(count), "a number from 1 to 64")
    try check(ratio > 1 && ratio.isFinite, "rho", ratio, "a finite number above 1")
    let longest = Self.memories(shortestMemory, count, ratio)[count - 1]
    try check(
      cutoff > max(1, longest) && cutoff.isFinite, "tau0", cutoff,
      "a finite number above 1 and the longest memory, \(longest)")
    self.init(unchecked: cutoff, shortestMemory: shortestMemory, count: count, ratio: ratio)
  }

  private init(unchecked cutoff: Double, shortestMemory: Double, count: Int, ratio: Double) {
    self.cutoff = cutoff
    self.shortestMemory = shortestMemory
    self.count = count
    self.ratio = ratio
    let memories = Self.memories(shortestMemory, count, ratio)
    let raw = memories.map { 1 - .log($0) / .log(cutoff) }
    let sum = raw.reduce(0, +)
    weights = raw.map { $0 / sum }
    decays = memories.map { .exp(-1 / $0) }
  }

  private static func memories(_ shortest: Double, _ count: Int, _ ratio: Double) -> [Double] {
    (0..<count).map { shortest * .exp(Double($0) * .log(ratio)) }
  }
}
