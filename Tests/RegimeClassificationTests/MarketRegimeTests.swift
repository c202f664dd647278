import RegimeClassification
import Testing

@Suite struct MarketRegimeTests {
  @Test func theIndexIsThePositionAmongAllCases() {
    #expect(MarketRegime.allCases.map(\.index) == Array(MarketRegime.allCases.indices))
  }
}
