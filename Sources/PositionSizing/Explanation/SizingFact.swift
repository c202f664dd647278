/// One input of a factor by its name, as a program reads it.
public struct SizingFact: Hashable, Sendable {
  /// What an input is.
  public enum Value: Hashable, Sendable {
    /// A number.
    case number(Double)
    /// A count.
    case count(Int)
    /// A word.
    case text(String)
  }

  /// The name of the input in camel case, such as `winRate`.
  public let name: String
  /// The input.
  public let value: Value

  init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}
