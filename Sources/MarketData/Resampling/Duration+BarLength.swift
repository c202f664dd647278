extension Duration {
  /// The length of a bar as people write it, such as `1h`; in seconds where it is no whole number of microseconds.
  package var barLength: String {
    let (seconds, attoseconds) = components
    let (rest, excess) = attoseconds.quotientAndRemainder(dividingBy: 1_000_000_000_000)
    guard excess == 0, (0..<1 << 40).contains(seconds) else { return description }
    return BarSize(Int(seconds) * 1_000_000 + Int(rest), .microsecond)?.description ?? description
  }
}
