/// What a column of a series is for.
public enum SequenceColumnRole: String, Sendable, Equatable {
  /// An input of the network.
  case feature
  /// What an output should be.
  case target
  /// The weight of a target in the loss.
  case weight
}
