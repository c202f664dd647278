/// A quantity that is known at the close of a bar and may tell of the volatility to come.
///
/// It has a name that `init(_:)` reads and `description` prints. Windows are in bars, of 1 to 1,000,000. W stands for
/// one in this table, *level* for the mean variance of the last 30 days. Days are counted in bars, as many as have room
/// in them where none is missing:
///
/// | name | columns |
/// |---|---|
/// | `return`, `return-W` | ln(P_t/P_{t−W}), a fraction |
/// | `absolute-return`, `absolute-return-W` | its absolute value |
/// | `return-W-scaled`, `absolute-return-W-scaled` | the same over √(W · mean variance of 7 days), cut at ±4 |
/// | `log-variance-W`, `log-range-W`, `log-parkinson-W` | ln of the mean variance by ``VarianceMeasure`` |
/// | `log-variance-ewma-H`, `log-range-ewma-H`, … | ln of the exponential average of half-life H |
/// | …`-adjusted` | each bar's variance first divided by its `season` |
/// | …`-relative` | less ln of the level, as markets that are pooled need it |
/// | `level` | ln of the level |
/// | `log-span-W`(`-relative`) | ln of Parkinson's variance of the whole window's high and low, per bar |
/// | `semivariance-W` | the share of the realised variance that negative returns make, ½ without any variance |
/// | `jump-W` | (RV − BV)/RV of the realised and the bipower variation, 0 without any variance |
/// | `largest-share-W` | the share of the largest squared return, 1/W without any variance |
/// | `volume-surprise-W` | ln of the volume over its mean of the last W bars |
/// | `volume-ratio-V-W` | ln of the mean volume of the last V bars over that of the last W |
/// | `time-of-day-volume-D` | ln of the volume over its mean at this time of day on the D days before |
/// | `hour-of-day` | sine and cosine of one and of two turns a day, at the start of the bar in UTC |
/// | `hour-dummies`, `weekday` | 1 for each hour but 0, for each day but Sunday; 0 elsewhere |
/// | `season`, `season-ahead-W` | ln of ``VolatilitySeason`` at the bar, of its mean over the next W bars |
/// | `har`, `fine-har`(`-relative`) | `log-variance` of 1, 7, 30 days; before them of 6 hours and the level's measure of 1 bar |
/// | `funding`, `flow`, `column:NAME` | a declared column as it is |
/// | `garch-variance`(`-relative`) | ln σ²_{t+1} of a GARCH(1,1) with t innovations, fitted to the training part |
/// | `garch-residual` | its standardised residual of the bar |
/// | `correlation:MARKET:W` | of the returns of the last W bars with another market's |
/// | `premium:MARKET:W` | ln(P/P′) against another market, less its mean of the last W bars |
/// | `other:MARKET:FEATURE` | a feature of another market |
/// | `mean-of-others-FEATURE` | its mean over the other markets that have it |
/// | `mean:W:FEATURE`, `deviation:…`, `lowest:…`, `highest:…` | ``RollingStatistic`` of the last W values of a feature |
///
/// A logarithm has a floor, so that bars without a trade have one: 10⁻⁴ of the level for mean variances (of up to 30
/// days, as far as there are bars; 10⁻¹² where that is zero), 10⁻³ of the mean that it is compared with for volumes.
public indirect enum VolatilityFeature: Hashable, Sendable {
  /// The log return over some bars, its absolute value, and whether it is scaled by the volatility of the last week.
  case logReturn(bars: Int, isAbsolute: Bool, isScaled: Bool)
  /// The log of a mean variance, with the season taken off or not, relative to the level or not.
  case logVariance(VarianceMeasure, VarianceAverage, isAdjusted: Bool, isRelative: Bool)
  /// The log of the level.
  case level
  /// The log of the variance that the high and the low of a whole window show, per bar.
  case logSpan(bars: Int, isRelative: Bool)
  /// The share of negative returns in the realised variance.
  case downsideShare(bars: Int)
  /// The share of jumps in the realised variance.
  case relativeJump(bars: Int)
  /// The share of the largest squared return in the realised variance.
  case largestShare(bars: Int)
  /// The volume against its mean.
  case volumeSurprise(bars: Int)
  /// The mean volume of a short window against that of a long one.
  case volumeRatio(short: Int, long: Int)
  /// The volume against the same time on the days before.
  case timeOfDayVolume(days: Int)
  /// The time of day as two harmonics.
  case hourOfDay
  /// A column for each hour but the first.
  case hourDummies
  /// A column for each day of the week but Sunday.
  case weekday
  /// The season of the bar.
  case season
  /// The mean season of the bars to come.
  case seasonAhead(bars: Int)
  /// The regressors of a heterogeneous autoregression.
  case har(isFine: Bool, isRelative: Bool)
  /// A declared column.
  case column(String)
  /// The variance that a GARCH forecasts for the next bar.
  case garchVariance(isRelative: Bool)
  /// The standardised residual of that GARCH.
  case garchResidual
  /// The rolling correlation with another market.
  case correlation(market: String, bars: Int)
  /// The price against that of another market.
  case premium(market: String, bars: Int)
  /// A feature of another market.
  case other(market: String, VolatilityFeature)
  /// The mean of a feature over the other markets.
  case meanOfOthers(VolatilityFeature)
  /// A statistic of the last values of a feature.
  case rolling(RollingStatistic, bars: Int, VolatilityFeature)

  /// The declared column `funding`.
  public static let funding = VolatilityFeature.column("funding")
  /// The declared column `flow`.
  public static let flow = VolatilityFeature.column("flow")

  /// The windows that a feature may have.
  static let windows = 1...1_000_000
}
