import Synchronization

/// What shocks that are still to come add to the expected variances of an EGARCH, whatever the state it is forecast from.
///
/// ln σ²_{T+k} is linear in the shocks of the periods between, with weights that depend on the lag alone; innovations are
/// independent, so that their exponentials' expectations multiply. The factors depend on the parameters only, and are
/// computed when a forecast first needs them: a walk that forecasts one period never pays for them.
final class FutureShocks: Sendable {
  /// What has been computed, for the lags up to a number.
  private struct Table {
    var moments: ShockMoments?
    /// The weights of the shock's size and sign by lag.
    var (sizes, signs): ([Double], [Double]) = ([], [])
    /// ln of the product of the factors of the lags 1 to the index; the first is 0.
    var logFactors = [0.0]
  }

  /// The distribution of the shocks.
  let innovations: InnovationDistribution
  private let recursion: VarianceRecursion
  private let path: VolatilityPath
  private let table = Mutex(Table())

  /// A shock of a smaller weight changes no digit of an expectation.
  private static let leastWeight = 0x1p-70

  /// The shocks of a model.
  ///
  /// - Parameters:
  ///   - recursion: the equation of the variance's logarithm.
  ///   - innovations: the distribution of the shocks.
  ///   - path: the sample, whose residuals stand for the shocks where the distribution has no exponential moments.
  init(recursion: VarianceRecursion, innovations: InnovationDistribution, path: VolatilityPath) {
    (self.recursion, self.innovations, self.path) = (recursion, innovations, path)
  }

  /// ln of what the shocks between multiply the variance of the period k = 1 … `horizon` with: of none, of one, ….
  ///
  /// What is remembered changes no number, since each depends on its lag only.
  func logFactors(horizon: Int) -> [Double] {
    table.withLock { table in
      guard table.logFactors.count < horizon else { return table.logFactors }
      let moments = table.moments ?? ShockMoments(of: innovations, path: path)
      table.moments = moments
      for lag in table.logFactors.count..<horizon {
        let size = recursion.weight(ofLag: lag, own: recursion.alphas, later: table.sizes)
        let sign = recursion.weight(ofLag: lag, own: recursion.gammas, later: table.signs)
        table.sizes.append(size)
        table.signs.append(sign)
        let isGone = max(abs(size), abs(sign)) < Self.leastWeight
        let logFactor = isGone ? 0 : moments.logarithm(size: size, sign: sign)
        table.logFactors.append(table.logFactors[lag - 1] + logFactor)
      }
      return table.logFactors
    }
  }
}

extension FutureShocks: Equatable {
  /// True: what it holds follows from the other properties of the fit that it belongs to.
  static func == (one: FutureShocks, other: FutureShocks) -> Bool { true }
}
