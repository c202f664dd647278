extension Duration {
  /// The length in seconds, the double nearest to it for all but the longest: division by a second is not exact.
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
