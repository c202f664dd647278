import PositionSizing
import Testing

@Suite("Caps")
struct SizingCapsTests {
  @Test("No caps, and a quarter of the capital")
  func named() throws {
    #expect(try SizingCaps.none == SizingCaps())
    #expect(SizingCaps.none.maximumRisk == nil)
    #expect(SizingCaps.none.maximumNotional == nil)
    #expect(SizingCaps.none.maximumLeverage == nil)
    #expect(try SizingCaps.quarterOfCapital == SizingCaps(maximumNotional: 0.25))
  }

  @Test(
    "A risk lies from 0 to 1; a size and a leverage are finite and not negative",
    arguments: [
      (0, true, true), (0x1p-1074, true, true), (1, true, true), ((1.0).nextUp, false, true),
      (.greatestFiniteMagnitude, false, true), ((0.0).nextDown, false, false), (-1, false, false),
      (.infinity, false, false), (-.infinity, false, false), (.nan, false, false),
    ] as [(Double, Bool, Bool)])
  func limits(cap: Double, isRisk: Bool, isSize: Bool) {
    #expect((try? SizingCaps(maximumRisk: cap))?.maximumRisk == (isRisk ? cap : nil))
    #expect((try? SizingCaps(maximumNotional: cap))?.maximumNotional == (isSize ? cap : nil))
    #expect((try? SizingCaps(maximumLeverage: cap))?.maximumLeverage == (isSize ? cap : nil))
  }

  @Test("A cap that cannot be is named", arguments: [-1, .nan])
  func impossible(cap: Double) {
    let caps: [(name: String, make: () throws(SizingError) -> SizingCaps)] = [
      ("risk", { () throws(SizingError) in try SizingCaps(maximumRisk: cap) }),
      ("notional", { () throws(SizingError) in try SizingCaps(maximumNotional: cap) }),
      ("leverage", { () throws(SizingError) in try SizingCaps(maximumLeverage: cap) }),
    ]
    for (name, make) in caps {
      #expect {
        try make()
      } throws: { error in
        guard case .impossible(let quantity, _, _)? = error as? SizingError else { return false }
        return quantity.contains(name)
      }
    }
  }

  @Test("Written as an object without what is not capped, read again as the same")
  func json() throws {
    try LayerJSON.expectRoundTrip(SizingCaps.none, "{}")
    try LayerJSON.expectRoundTrip(SizingCaps.quarterOfCapital, #"{"maximumNotional":0.25}"#)
    try LayerJSON.expectRoundTrip(
      SizingCaps(maximumRisk: 0.02, maximumNotional: 3, maximumLeverage: 5),
      #"{"maximumLeverage":5,"maximumNotional":3,"maximumRisk":0.02}"#)
    #expect(try LayerJSON.decoded(#"{"maximumRisk":null}"#) == SizingCaps.none)
  }

  @Test(
    "What could not be made is not read",
    arguments: [
      #"{"maximumRisk":1.1}"#, #"{"maximumNotional":-1}"#, #"{"maximumLeverage":1e999}"#, #"{"maximumRisk":"2%"}"#,
      #"{"maxRisk":0.02}"#, "[]", "null",
    ])
  func refused(json: String) {
    #expect(LayerJSON.refusal(of: json, as: SizingCaps.self) != nil)
  }
}
