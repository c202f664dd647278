/// Features with what they have learned from training data.
public struct FittedFeatureSet: Sendable, Equatable {
  /// The features.
  public let set: FeatureSet
  /// The season, where a feature is made with it.
  public let season: VolatilitySeason?
  /// The GARCH of each market that was learned from, by name, where a feature is made with it.
  public let garch: [String: GARCHFeature]

  /// Features from their parts, as when they are read from a file.
  public init(_ set: FeatureSet, season: VolatilitySeason? = nil, garch: [String: GARCHFeature] = [:]) {
    self.set = set
    self.season = season
    self.garch = garch
  }

  /// The features of a market, one row for each bar, from what was known at its close.
  ///
  /// A row depends on the bars up to its own and on what was learned, and on nothing that came later. A column that two
  /// features have in common, as `har` and `log-variance-24` may, is there once.
  ///
  /// - Parameter market: the market; with features of a GARCH one of those that were learned from.
  /// - Returns: the rows, those included that lack a value.
  /// - Throws: `ForecastingError`, where the market lacks what a feature needs.
  public func matrix(of market: MarketHistory) throws(ForecastingError) -> FeatureMatrix {
    var source = FeatureColumns(market: market, fitted: self)
    var columns: [FeatureColumn] = []
    var names: Set<String> = []
    for feature in set.features {
      columns += try source.columns(of: feature).filter { names.insert($0.name).inserted }
    }
    return FeatureMatrix(market: market, columns: columns)
  }
}
