import Testing
import VolatilityForecasting

@Suite struct ForecastingErrorTests {
  @Test func anErrorIsItsReason() {
    #expect("\(ForecastingError.invalidSpecification(reason: "no horizon"))" == "no horizon")
  }
}
