import MarketData
import Synchronization
import VolatilityModels

/// A model that remembers which returns it was handed, forecasts k·10⁶ + the number of its fit times 1000 + the
/// number of returns taken in since, and fails at the fits it is told to.
final class RecordingModel: VolatilityModel {
  struct Log {
    var samples: [[Double]] = []
    var starts: [Int?] = []
  }

  struct Fitted: FittedVolatilityModel {
    let number: Int
    let scale: ReturnScale
    let path: VolatilityPath
    var logLikelihood: Double { 0 }
    var innovations: InnovationDistribution { .normal }

    func nextMean(after state: VolatilityState) -> Double { 0 }

    func filter(_ returns: ReturnSeries) throws(VolatilityError) -> VolatilityPath { path }

    func advanced(_ state: VolatilityState, by newReturn: Double) -> VolatilityState {
      VolatilityState(variance: state.variance + 1, residual: newReturn, lastReturn: newReturn)
    }

    func forecast(from state: VolatilityState, horizon: Int) -> VarianceForecast {
      VarianceForecast(
        variances: (1...horizon).map { Double($0) * 1e6 + Double(number) * 1000 + state.variance }, scale: scale)
    }
  }

  private let log = Mutex(Log())
  private let failingFits: Set<Int>

  init(failingFits: Set<Int> = []) { self.failingFits = failingFits }

  var samples: [[Double]] { log.withLock { $0.samples } }
  /// The numbers of the fits that the fits started from.
  var starts: [Int?] { log.withLock { $0.starts } }

  func fit(to returns: ReturnSeries, continuing previous: Fitted?) throws(VolatilityError) -> Fitted {
    let number = log.withLock { log in
      log.samples.append(returns.values)
      log.starts.append(previous?.number)
      return log.samples.count - 1
    }
    if failingFits.contains(number) { throw .notConverged(iterations: number, predictedGain: 1) }
    return Fitted(
      number: number, scale: returns.scale,
      path: VolatilityPath(conditionalVariance: [0], residuals: [0], lastReturn: returns.values.last ?? 0))
  }
}
