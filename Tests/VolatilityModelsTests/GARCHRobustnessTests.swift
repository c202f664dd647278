import Foundation
import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// Estimation on series that are made to break it.
@Suite struct GARCHRobustnessTests {
  static let count = 1000

  /// Every fit is a local maximum under the constraints, by means that share nothing with the search.
  ///
  /// Whether there is a better one elsewhere is not asked here, but by the comparison with arch.
  @Test(arguments: [Innovations.normal, .studentT], PresampleVariance.allCases)
  func everyFitIsALocalMaximum(innovations: Innovations, presample: PresampleVariance) throws {
    var failures = 0
    for index in 0..<Self.count where presample == .backcast || index % 5 == 0 {
      let series = HardSeries(index: index)
      let specification = GARCH(innovations: innovations, presample: presample)
      let returns = try series.returns
      guard let fit = try? specification.fit(to: returns) else {
        failures += 1
        continue
      }
      let check = LocalMaximumCheck(fit, returns: returns)
      #expect(check.valueError < 1e-8, "\(series): the likelihood is off by \(check.valueError)")
      #expect(check.slope < 1e-4, "\(series) \(fit.status): the score along the limits is \(check.slope)")
      #expect(check.smallestMultiplier > -1e-4, "\(series) \(fit.status): multiplier \(check.smallestMultiplier)")
      #expect(check.improvement < 1e-7, "\(series) \(fit.status): a point beside it is better by \(check.improvement)")
    }
    // A throw is honest; one in a hundred would be too many.
    #expect(failures <= Self.count / 100)
  }

  /// The same returns give the same estimates to the last bit.
  @Test func estimatesRepeat() throws {
    for index in 0..<70 {
      let returns = try HardSeries(index: index).returns
      for innovations in [Innovations.normal, .studentT] {
        let first = try GARCH(innovations: innovations).fit(to: returns)
        for _ in 0..<3 {
          let isEqual = try GARCH(innovations: innovations).fit(to: returns) == first
          #expect(isEqual, "series \(index) \(innovations)")
        }
      }
    }
  }

  /// What `Fixtures/hard_series.py` wrote for one series and distribution.
  struct ArchFit: Sendable {
    var index: Int
    var innovations: Innovations
    var sumOfSquares: Double
    var logLikelihood: Double
    var parameters: [Double]
  }

  static var archFits: [ArchFit] {
    get throws {
      let url = URL(filePath: #filePath).appending(path: "../../Fixtures/hard_series_arch.csv").standardized
      return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().compactMap { line in
        let fields = line.split(separator: ",")
        let numbers = fields.dropFirst(2).compactMap { Double($0) }
        guard let index = Int(fields[0]), let innovations = Innovations(rawValue: String(fields[1])) else { return nil }
        return ArchFit(
          index: index, innovations: innovations, sumOfSquares: numbers[0], logLikelihood: numbers[1],
          parameters: Array(numbers.dropFirst(2)))
      }
    }
  }

  /// The likelihood is nowhere below the best that the package arch finds from several starting points.
  ///
  /// arch's parameters are judged by our likelihood: arch puts bounds on the variances that the model lacks.
  @Test func likelihoodIsNotBelowArch() throws {
    let fits = try Self.archFits
    #expect(fits.count > 1900)
    for theirs in fits {
      let series = HardSeries(index: theirs.index)
      let returns = try series.returns
      let squares = returns.values.reduce(0) { $0 + $1 * $1 }
      #expect(logRelativeError(squares, theirs.sumOfSquares) > 12, "\(series) is not the series of the fixture")
      let specification = GARCH(innovations: theirs.innovations)
      let value = IndependentLikelihood(returns.values, specification).value(theirs.parameters)
      guard let fit = try? specification.fit(to: returns) else {
        Issue.record("\(series) \(theirs.innovations): no maximum found")
        continue
      }
      #expect(
        fit.logLikelihood >= value - 1e-6, "\(series) \(theirs.innovations): \(value - fit.logLikelihood) below arch")
    }
  }
}
