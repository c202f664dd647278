import VolatilityForecasting

extension VolatilityFeature {
  /// The features that an option names.
  ///
  /// - Parameters:
  ///   - names: the names.
  ///   - option: the option as it is written.
  /// - Returns: the features in the same order.
  /// - Throws: `CommandError.usage` for a name that is none.
  static func named(_ names: [String], option: String) throws(CommandError) -> [VolatilityFeature] {
    do throws(ForecastingError) {
      return try names.map { (name) throws(ForecastingError) in try VolatilityFeature(name) }
    } catch {
      throw .usage("option \(option): \(error)", hint: "the documentation of VolatilityFeature lists all names")
    }
  }
}
