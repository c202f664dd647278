import NumericalMethods

// Likelihood ratio tests. A count of 0 contributes nothing, whatever its probability: 0 · ln 0 = 0.
extension ValueAtRiskBacktest {
  /// Whether violations are as frequent as they should be: 2 (ln L(π̂) − ln L(α)) with π̂ the share of violations and
  /// L(p) = pˣ(1 − p)ⁿ⁻ˣ, 1 degree of freedom.
  ///
  /// Source: Kupiec (1995), "Techniques for verifying the accuracy of risk measurement models".
  public var unconditionalCoverage: ChiSquareTest {
    let tally = Tally(hits: violationCount, misses: count - violationCount)
    return ChiSquareTest(statistic: 2 * (tally.logLikelihood - tally.logLikelihood(level)), degreesOfFreedom: 1)
  }

  /// Whether a violation is as likely after a violation as after none, against a chain of first order; 1 degree of
  /// freedom.
  ///
  /// Without a violation, or with nothing else, there is nothing to tell the two apart: the statistic is 0.
  /// Source: Christoffersen (1998), "Evaluating interval forecasts".
  public var independence: ChiSquareTest {
    var afterHit = Tally()
    var afterMiss = Tally()
    for (before, now) in zip(violations, violations.dropFirst()) {
      if before { afterHit.add(now) } else { afterMiss.add(now) }
    }
    let all = Tally(hits: afterHit.hits + afterMiss.hits, misses: afterHit.misses + afterMiss.misses)
    return ChiSquareTest(
      statistic: 2 * (afterHit.logLikelihood + afterMiss.logLikelihood - all.logLikelihood), degreesOfFreedom: 1)
  }

  /// Whether violations are as frequent as they should be and independent: the sum of the two other statistics, 2
  /// degrees of freedom.
  ///
  /// The first forecast counts for the frequency, though no violation or none came before it.
  /// Source: Christoffersen (1998), "Evaluating interval forecasts".
  public var conditionalCoverage: ChiSquareTest {
    ChiSquareTest(
      statistic: unconditionalCoverage.statistic + independence.statistic, degreesOfFreedom: 2)
  }
}

/// How often something happened and how often it did not.
private struct Tally {
  var hits = 0
  var misses = 0

  mutating func add(_ isHit: Bool) {
    if isHit { hits += 1 } else { misses += 1 }
  }

  /// ln (pʰⁱᵗˢ (1 − p)ᵐⁱˢˢᵉˢ).
  func logLikelihood(_ p: Double) -> Double {
    (hits > 0 ? Double(hits) * .log(p) : 0) + (misses > 0 ? Double(misses) * .log(onePlus: -p) : 0)
  }

  /// The largest logarithm of a likelihood, that of the share of hits.
  var logLikelihood: Double { logLikelihood(Double(hits) / Double(hits + misses)) }
}
