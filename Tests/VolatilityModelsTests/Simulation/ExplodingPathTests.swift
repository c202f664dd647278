import MarketData
import Testing
import VolatilityModels

/// Paths that leave double precision end in an error that says when.
@Suite struct ExplodingPathTests {
  /// A model whose variance is multiplied in every period.
  private struct Multiplied: FittedVolatilityModel {
    let factor: Double
    let scale = ReturnScale.percent
    let path = VolatilityPath(conditionalVariance: [1, 1], residuals: [1, -1], lastReturn: -1)
    let logLikelihood = 0.0
    let innovations = InnovationDistribution.normal

    func filter(_ returns: ReturnSeries) throws(VolatilityError) -> VolatilityPath { path }

    func advanced(_ state: VolatilityState, by newReturn: Double) -> VolatilityState {
      precondition(newReturn.isFinite, "a return is finite")
      return VolatilityState(variance: factor * state.variance, residual: newReturn, lastReturn: newReturn)
    }

    func nextMean(after state: VolatilityState) -> Double { 0 }

    func forecast(from state: VolatilityState, horizon: Int) -> VarianceForecast {
      VarianceForecast(variances: (1...horizon).map { _ in factor * state.variance }, scale: scale)
    }
  }

  /// The sum of the powers of 2 up to the 1023rd is no double any more, nor is 2 to the power −1023 a normal one.
  @Test(arguments: [(2.0, 1023), (0.5, 1023)])
  func saysWhen(factor: Double, period: Int) throws {
    let model = Multiplied(factor: factor)
    let options = SimulationOptions(pathCount: 3)
    #expect(throws: VolatilityError.varianceOutOfRange(period: period, variance: .infinity)) {
      try model.simulatedForecast(from: model.path.state, horizon: 2000, options: options)
    }
    #expect(try model.simulatedForecast(from: model.path.state, horizon: 500, options: options).steps.count == 500)
  }
}
