extension [Float] {
  /// Whether a number is infinite.
  var holdsInfinity: Bool {
    // Without an end ahead of the last, so that many are looked at together.
    var found: UInt32 = 0
    for index in indices { found |= self[index].magnitude == .infinity ? 1 : 0 }
    return found != 0
  }

  /// The numbers, with those that are infinite as not a number.
  ///
  /// The weights make of an infinite input gates that are shut or open, and outputs that look like any others. One that is
  /// not a number they hand on.
  var withoutInfinities: [Float] { map { $0.isInfinite ? .nan : $0 } }
}
