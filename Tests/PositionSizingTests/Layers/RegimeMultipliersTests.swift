import PositionSizing
import Testing

@Suite("Multipliers by regime")
struct RegimeMultipliersTests {
  @Test(
    "The tables are those of the rule",
    arguments: [("bull", 1.0, 1.0), ("consolidation", 0.5, 0.5), ("bear", 0.25, 0.25), ("crisis", 0.1, 0)])
  func tables(name: String, standard: Double, flat: Double) throws {
    #expect(try RegimeMultipliers.standard.multiplier(of: name) == standard)
    #expect(try RegimeMultipliers.flatInCrisis.multiplier(of: name) == flat)
  }

  @Test("A regime without an entry is named, with those that have one", arguments: ["Bull", "", "bull ", "sideways"])
  func unknown(name: String) {
    let known = ["bear", "bull", "consolidation", "crisis"]
    #expect(throws: SizingError.unknownRegime(name: name, known: known)) {
      try RegimeMultipliers.standard.multiplier(of: name)
    }
    #expect(throws: SizingError.unknownRegime(name: name, known: known)) {
      try RegimeMultipliers.standard.expectedMultiplier(classNames: ["bull", name], probabilities: [1, 0])
    }
  }

  @Test("An entry is finite and not negative", arguments: [0, 0x1p-1074, 1, (1.0).nextUp, 3, .greatestFiniteMagnitude])
  func possible(multiplier: Double) throws {
    #expect(try RegimeMultipliers(["up": multiplier, "down": 0]).multiplier(of: "up") == multiplier)
  }

  @Test("Anything else is no entry", arguments: [-0x1p-1074, -1, .infinity, -.infinity, .nan])
  func impossible(multiplier: Double) {
    #expect {
      try RegimeMultipliers(["up": 1, "down": multiplier])
    } throws: { error in
      guard case .impossible(let quantity, let value, _)? = error as? SizingError else { return false }
      return quantity.contains("\"down\"") && value.bitPattern == multiplier.bitPattern
    }
  }

  @Test("A table has entries")
  func empty() {
    #expect(throws: SizingError.self) { try RegimeMultipliers([:]) }
  }

  @Test("Each of many regimes, of long and of foreign names, has its own multiplier")
  func many() throws {
    let entries = Dictionary(
      uniqueKeysWithValues: (0..<60).map { ("régime of the market number \($0)", Double($0) / 60) })
    let table = try RegimeMultipliers(entries)
    #expect(table.names == entries.keys.sorted())
    for (name, multiplier) in entries { #expect(try table.multiplier(of: name) == multiplier) }
  }

  @Test("The entry for what is not known is crisis, else the smallest, of several the first by name")
  func crisis() throws {
    #expect(RegimeMultipliers.standard.crisis == ("crisis", 0.1))
    #expect(RegimeMultipliers.flatInCrisis.crisis == ("crisis", 0))
    #expect(try RegimeMultipliers(["crisis": 2, "calm": 0.5]).crisis == ("crisis", 2))
    #expect(try RegimeMultipliers(["Crisis": 0.3, "calm": 0.2]).crisis == ("calm", 0.2))
    #expect(try RegimeMultipliers(["wild": 0.2, "calm": 1, "panic": 0.2]).crisis == ("panic", 0.2))
    #expect(try RegimeMultipliers(["only": 1]).crisis == ("only", 1))
  }

  @Test("Written as an object, read again as the same table")
  func json() throws {
    try LayerJSON.expectRoundTrip(
      RegimeMultipliers.standard, #"{"bear":0.25,"bull":1,"consolidation":0.5,"crisis":0.1}"#)
    try LayerJSON.expectRoundTrip(RegimeMultipliers(["any name": 1.5]), #"{"any name":1.5}"#)
  }

  @Test(
    "A table that could not be made is not read",
    arguments: [
      "{}", #"{"bull":-0.1}"#, #"{"bull":1e999}"#, #"{"bull":"1"}"#, #"{"bull":null}"#, "[1]", "1", "null",
    ])
  func refused(json: String) {
    #expect(LayerJSON.refusal(of: json, as: RegimeMultipliers.self) != nil)
  }
}
