/// How bars are grouped into periods and which conventions the realised measures follow.
public struct RealizedOptions: Sendable, Equatable {
  /// The number N in the realised quarticity N/3 Σ r⁴.
  public enum QuarticityCount: Sendable {
    /// The number of returns that are there, as the definition has it.
    case present
    /// The number of returns expected in a full period, as some published tables use for every day.
    case expected
  }

  /// Which neighbours make a product of the bipower variation; never any with a gap between them.
  public enum BipowerPairs: Sendable {
    /// The first return of a period is paired with the last one of the period before.
    case acrossPeriodStart
    /// Both returns lie within the period, as in the definition.
    case withinPeriod
  }

  /// The length of a period, a whole number of bars; a day by default.
  ///
  /// Periods are counted from the local midnight of 1970-01-01, a Thursday: those that divide a day start anew at each
  /// midnight, and weeks start on Thursday.
  public var period: Duration
  /// The zone whose midnight counts.
  public var zone: UTCOffset
  /// The length of a bar; `nil` for the usual distance of the time stamps, ``BarSeries/barDuration``.
  ///
  /// That distance is a median of the whole series; a program that must know nothing of later bars states it.
  public var bar: Duration?
  /// The number of returns in a period that lacks none; `nil` for the number of bars that fit into it.
  ///
  /// An exchange that closes has fewer: the first bar of a session has no return, because it follows a gap.
  public var expectedReturnCount: Int?
  /// The number in the realised quarticity; by default that of the returns that are there, because it is that of the
  /// equation, and needs no assumption on the hours of the market.
  public var quarticityCount: QuarticityCount
  /// The pairs of the bipower variation; by default across the start of a period, so that a market that never closes
  /// has as many products as returns.
  ///
  /// Within the period, n returns give n − 1 products: the bipower variation is too small by the n-th part, and what is
  /// left over is taken for a jump. Where every period starts behind a gap the two are the same.
  public var bipowerPairs: BipowerPairs

  /// Periods and conventions.
  ///
  /// - Parameters:
  ///   - period: the length of a period, a whole number of bars.
  ///   - zone: the zone whose midnight counts.
  ///   - bar: the length of a bar; `nil` for the usual distance of the time stamps.
  ///   - expectedReturnCount: the number of returns in a full period; `nil` for the bars that fit into it.
  ///   - quarticityCount: the number in the realised quarticity.
  ///   - bipowerPairs: the pairs of the bipower variation.
  public init(
    period: Duration = .seconds(86_400), zone: UTCOffset = .utc, bar: Duration? = nil, expectedReturnCount: Int? = nil,
    quarticityCount: QuarticityCount = .present, bipowerPairs: BipowerPairs = .acrossPeriodStart
  ) {
    self.period = period
    self.zone = zone
    self.bar = bar
    self.expectedReturnCount = expectedReturnCount
    self.quarticityCount = quarticityCount
    self.bipowerPairs = bipowerPairs
  }
}
