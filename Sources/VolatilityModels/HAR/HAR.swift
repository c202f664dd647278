/// A heterogeneous autoregression: a regression of the coming variance on averages of past ones.
///
/// With RV_t the variance of period t and RV̄_t(w) = (RV_t + … + RV_{t−w+1})/w,
///
///     (RV_{t+1} + … + RV_{t+h})/h = c + Σ_w β_w RV̄_t(w) + e_t,
///
/// estimated by least squares. A day, a week and a month of daily variances, w = 1, 5 and 22, are the rule; with the
/// coefficients of these three alone it holds its own against far larger models, which makes it the baseline that any
/// of them has to beat. Source: Corsi (2009), "A simple approximate long-memory model of realized volatility" (there for
/// square roots of variances).
///
/// What may be added:
/// - logarithms (``Transform``), which make the errors nearly normal and every forecast positive;
/// - terms that trust a variance the less, the less exactly it was measured, `quarticityWindows`: β_{Q,w} √RQ̄_t(w)
///   RV̄_t(w), in which the quarticity is not centred (a constant taken off it would move only β_w). Source: Bollerslev,
///   Patton & Quaedvlieg (2016), "Exploiting the errors: a simple approach for improved volatility forecasting", where
///   the shortest window alone makes the HARQ, and all of them make the HARQ-F;
/// - averages of other columns: semivariances in place of the shortest variance (Patton & Sheppard 2015, "Good
///   volatility, bad volatility: signed jumps and the persistence of volatility"), jumps (Andersen, Bollerslev & Diebold
///   2007, "Roughing it up: including jump components in the measurement, modeling, and forecasting of return
///   volatility"), volumes;
/// - seasons of the day and the week.
public struct HAR: Sendable, Equatable {
  /// The numbers of periods w that past variances are averaged over, increasing.
  public let windows: [Int]
  /// Whether variances enter as they are or as logarithms.
  public let transform: Transform
  /// The windows whose coefficients depend on the quarticity, increasing.
  public let quarticityWindows: [Int]
  /// The covariates.
  public let regressors: [Regressor]
  /// The seasons that have intercepts of their own.
  public let seasons: [Season]
  /// The number h of periods whose mean variance is the target.
  public let horizon: Int
  /// How coefficients are estimated.
  public let estimation: Estimation
  /// How the forecast of a logarithm becomes one of a variance.
  public let retransformation: Retransformation
  /// What becomes of forecasts that are out of all proportion.
  public let limit: ForecastLimit
  /// The share of the mean over the longest window of variances below which no average counts, of variances and of
  /// covariates whose logarithm is taken.
  ///
  /// The logarithm of a short average is minus infinity for an hour without a trade, and an outlier for one with nearly
  /// none; with a floor both are an ordinary quiet hour.
  public let floor: Double

  /// The most periods that a window, a horizon or an embargo may have: two years of minutes, so that no sum overflows.
  public static let mostPeriods = 1_000_000

  /// A heterogeneous autoregression; the default is Corsi's.
  ///
  /// - Parameters:
  ///   - windows: the numbers of periods that past variances are averaged over, each positive and increasing, at
  ///     most `mostPeriods`; empty where `regressors` take their place.
  ///   - transform: whether variances enter as they are or as logarithms.
  ///   - quarticityWindows: the windows whose coefficients depend on the quarticity: some of `windows`, increasing;
  ///     only with `.level`.
  ///   - regressors: averages of other columns; no column twice with one transform.
  ///   - seasons: the seasons that have intercepts of their own, none twice.
  ///   - horizon: the number of periods, from 1 to `mostPeriods`, whose mean variance is the target.
  ///   - estimation: how coefficients are estimated.
  ///   - retransformation: how the forecast of a logarithm becomes one of a variance.
  ///   - limit: what becomes of forecasts that are out of all proportion.
  ///   - floor: the share, from 0 to below 1, of the mean variance over the longest window below which no average of
  ///     variances counts; only with `.logOfMeans`.
  /// - Throws: `HARError.invalidSpecification`.
  public init(
    windows: [Int] = [1, 5, 22], transform: Transform = .level, quarticityWindows: [Int] = [],
    regressors: [Regressor] = [], seasons: [Season] = [], horizon: Int = 1, estimation: Estimation = .leastSquares,
    retransformation: Retransformation = .lognormalMean, limit: ForecastLimit = .sampleRange,
    floor: Double = 0
  ) throws(HARError) {
    func check(_ isTrue: Bool, _ reason: String) throws(HARError) {
      if !isTrue { throw .invalidSpecification(reason: reason) }
    }
    try check(Self.areWindows(windows), "windows are positive and increasing, \(windows) are not")
    let longest = (windows + regressors.flatMap(\.windows)).max() ?? 1
    try check(longest <= Self.mostPeriods, "a window is of at most \(Self.mostPeriods) periods, \(longest) is more")
    try check(!windows.isEmpty || !regressors.isEmpty, "a model has a window or a covariate")
    try check(
      Self.areWindows(quarticityWindows) && Set(quarticityWindows).isSubset(of: windows),
      "quarticity windows are some of \(windows), increasing; \(quarticityWindows) are not")
    try check(quarticityWindows.isEmpty || transform == .level, "quarticity terms are for variances, not logarithms")
    for (index, regressor) in regressors.enumerated() {
      try check(
        Self.areWindows(regressor.windows) && !regressor.windows.isEmpty,
        "windows are positive and increasing, \(regressor.windows) of \(regressor.covariate) are not")
      try check(
        !regressors[..<index].contains {
          $0.covariate == regressor.covariate && $0.transform == regressor.transform
        }, "\(regressor.covariate) is there twice")
    }
    try check(Set(seasons).count == seasons.count, "a season is there twice")
    try check(horizon > 0, "a horizon is at least one period, \(horizon) is not")
    try check(
      horizon <= Self.mostPeriods, "a horizon is of at most \(Self.mostPeriods) periods, \(horizon) is more")
    try estimation.check()
    try check(floor >= 0 && floor < 1, "a floor is a share from 0 to below 1, \(floor) is not")
    try check(floor == 0 || transform == .logOfMeans, "a floor is for logarithms of averages")
    self.windows = windows
    self.transform = transform
    self.quarticityWindows = quarticityWindows
    self.regressors = regressors
    self.seasons = seasons
    self.horizon = horizon
    self.estimation = estimation
    self.retransformation = retransformation
    self.limit = limit
    self.floor = floor
  }

  /// The number of periods up to an origin that a forecast needs: the longest window.
  public var longestWindow: Int {
    max(1, (windows + regressors.flatMap(\.windows)).max() ?? 1)
  }

  private static func areWindows(_ windows: [Int]) -> Bool {
    windows.allSatisfy { $0 > 0 } && zip(windows, windows.dropFirst()).allSatisfy { $0 < $1 }
  }
}
