/// How much of a position is taken in each regime of the market: a multiplier for each name.
///
/// The rule: full size in a bull market, half in consolidation, a quarter in a bear market, and a tenth, or nothing, in a
/// crisis. The table is the user's to replace, and alone of all multipliers an entry may be larger than 1.
public struct RegimeMultipliers: Hashable, Sendable {
  /// The names of the regimes, in alphabetical order.
  public let names: [String]
  /// The multiplier of each of `names`, finite and not negative.
  public let multipliers: [Double]
  /// The place in `names` of the regime that stands in for one that is not known.
  private let crisisIndex: Int

  /// A table of multipliers by the name of the regime.
  ///
  /// - Throws: `SizingError.invalidPolicy` for a table without entries, `.impossible` for a multiplier that is negative
  ///   or not finite.
  public init(_ entries: [String: Double]) throws(SizingError) {
    guard !entries.isEmpty else {
      throw .invalidPolicy(reason: "a table of regime multipliers needs at least one entry")
    }
    for (name, multiplier) in entries where !(multiplier >= 0 && multiplier.isFinite) {
      throw .impossible(
        quantity: "multiplier of the regime \"\(name)\"", value: multiplier,
        allowed: "a finite number that is not negative")
    }
    self.init(unchecked: entries)
  }

  private init(unchecked entries: [String: Double]) {
    let sorted = entries.sorted { $0.key < $1.key }
    names = sorted.map(\.key)
    multipliers = sorted.map(\.value)
    let smallest = sorted.indices.min { sorted[$0].value < sorted[$1].value }
    crisisIndex = sorted.firstIndex { $0.key == "crisis" } ?? smallest ?? 0
  }

  /// bull 1, consolidation 0.5, bear 0.25, crisis 0.1.
  public static let standard = RegimeMultipliers(
    unchecked: ["bull": 1, "consolidation": 0.5, "bear": 0.25, "crisis": 0.1])

  /// The standard table, but without any position in a crisis.
  public static let flatInCrisis = RegimeMultipliers(
    unchecked: ["bull": 1, "consolidation": 0.5, "bear": 0.25, "crisis": 0])

  /// The entry that is used where the regime is not known, as when the last label is stale: the one named `crisis`; in a
  /// table without it, the one with the smallest multiplier, of several the first by name.
  public var crisis: (name: String, multiplier: Double) { (names[crisisIndex], multipliers[crisisIndex]) }

  /// The multiplier of a regime.
  ///
  /// - Parameter name: the name as it stands in the table, upper and lower case told apart.
  /// - Returns: the multiplier, finite and not negative.
  /// - Throws: `SizingError.unknownRegime`.
  public func multiplier(of name: String) throws(SizingError) -> Double {
    // Regimes are few, and short strings compare as two words: going through them is quicker than hashing the name.
    for index in names.indices where names[index] == name { return multipliers[index] }
    throw .unknownRegime(name: name, known: names)
  }

  /// The multiplier to expect where the regime is known by its probabilities.
  ///
  /// - Parameters:
  ///   - classNames: the regimes, each of which must be in the table, whatever its probability.
  ///   - probabilities: the probability of each class, from 0 to 1; their sum may differ from 1 by a millionth.
  /// - Returns: Σ p·m / Σ p, from the smallest to the largest multiplier of the classes.
  /// - Throws: `SizingError.countsDiffer`, `.unknownRegime`, `.impossible` for a probability outside of 0 to 1, and
  ///   `.probabilitiesDoNotSumToOne`.
  public func expectedMultiplier(
    classNames: [String], probabilities: [Double]
  ) throws(SizingError) -> Double {
    guard probabilities.count == classNames.count else {
      throw .countsDiffer(of: "probabilities", count: probabilities.count, expected: classNames.count)
    }
    var sum = 0.0
    var weighted = 0.0
    var smallest = Double.infinity
    var largest = 0.0
    for index in classNames.indices {
      let multiplier = try multiplier(of: classNames[index])
      let probability = try SizingError.checked(
        probabilities[index], "probability of a regime", in: 0...1, allowed: "a probability from 0 to 1")
      sum += probability
      weighted += probability * multiplier
      smallest = min(smallest, multiplier)
      largest = max(largest, multiplier)
    }
    guard (1 - Self.tolerance...1 + Self.tolerance).contains(sum) else { throw .probabilitiesDoNotSumToOne(sum: sum) }
    // Rounding alone must not lift the size above what the table allows.
    return min(max(weighted / sum, smallest), largest)
  }

  /// How far from 1 a sum of probabilities may lie: files carry them rounded.
  private static let tolerance = 1e-6
}

extension RegimeMultipliers: Codable {
  /// The table of an object whose members are the regimes: `{"bull": 1, "crisis": 0}`.
  ///
  /// - Throws: `DecodingError`, also for a table that could not be made.
  public init(from decoder: any Decoder) throws {
    let entries = try decoder.singleValueContainer().decode([String: Double].self)
    self = try decoder.validated { () throws(SizingError) in try RegimeMultipliers(entries) }
  }

  /// Writes an object whose members are the regimes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Dictionary(uniqueKeysWithValues: zip(names, multipliers)))
  }
}
