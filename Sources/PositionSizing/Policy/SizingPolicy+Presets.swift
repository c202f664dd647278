extension SizingPolicy {
  /// The Kelly fraction as it is: the fastest growth, with a chance of one half to ever lose half the capital.
  public static let fullKelly = SizingPolicy(name: "full-kelly", base: .kelly)

  /// Half the Kelly fraction: three quarters of the growth, a quarter of the variance.
  public static let halfKelly = SizingPolicy(name: "half-kelly", base: .kelly, fraction: .multiple(.half))

  /// The Kelly fraction by regime (1 in a bull market, 0.5, 0.25 and 0.1 down to a crisis), a fifth less where the
  /// forecast volatility is high.
  public static let regimeAware = SizingPolicy(
    name: "regime-aware", base: .kelly, regime: RegimeLayer(), volatility: VolatilityLayer(highForecastCut: .standard))

  /// The size at which the position's forecast volatility is 20 % a year, without borrowed money.
  public static let volatilityTarget = SizingPolicy(
    name: "volatility-target", base: .volatilityTarget(.standard), caps: .unborrowed)

  /// Half Kelly, less by correlation with what is held and by losses in a row, a quarter of the capital at most: the
  /// layers of an eight-layer risk system that size; its others stop and halt.
  public static let eightLayers = SizingPolicy(
    name: "eight-layers", base: .kelly, fraction: .multiple(.half), correlation: .standard, lossStreak: .standard,
    caps: .quarterOfCapital)

  /// The risk that the confidence in the signal allows, less where volatility is above its mean.
  public static let confidence = SizingPolicy(
    name: "confidence", base: .confidence(.standard), volatility: VolatilityLayer(scaling: .standard))

  /// The part of the Kelly fraction that is best for a Sharpe ratio known from some years only.
  public static let estimationError = SizingPolicy(
    name: "estimation-error", base: .kelly, fraction: .estimationError(assets: 1))

  /// The lower bound of the Kelly fraction that the trades allow.
  public static let lowerBound = SizingPolicy(name: "lower-bound", base: .kellyLowerBound)

  /// All policies that have a name of their own.
  public static let presets = [
    fullKelly, halfKelly, regimeAware, volatilityTarget, eightLayers, confidence, estimationError, lowerBound,
  ]
}
