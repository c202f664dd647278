/// What becomes of a change in price across a gap, between bars whose time stamps are further apart than one bar.
public enum GapTreatment: Sendable {
  /// It counts as that of one bar: right for an exchange, whose nights, weekends and holidays are gaps.
  case included
  /// What it enters is undefined: right for a market that never closes, where a gap is a fault of the data.
  case undefined
}
