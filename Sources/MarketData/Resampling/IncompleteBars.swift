/// What becomes of bars that some of their source bars are missing from.
public enum IncompleteBars: String, CaseIterable, Codable, Sendable {
  /// They stay, and `ResampledBars.isComplete` tells them from the others.
  case keep
  /// They are left out, and counted in `ResampledBars.droppedCount`.
  case drop
  /// The first of them is an error.
  case error
}
