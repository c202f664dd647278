/// A column of numbers beside a series of returns, each known at the time of its return.
public struct Regressor: Sendable, Equatable {
  /// The name, by which a model asks for it.
  public let name: String
  /// The values, as many as returns, in the regressor's own unit.
  public let values: [Double]

  /// A regressor; `ReturnSeries` checks its values.
  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }
}
