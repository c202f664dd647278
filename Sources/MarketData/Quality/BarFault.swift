/// What makes a bar one that no market can have.
enum BarFault {
  /// The first contradiction among the prices of a bar and its volume, in words; `nil` where there is none.
  static func description(open: Double?, high: Double?, low: Double?, close: Double?, volume: Double?) -> String? {
    let prices = [("open", open), ("high", high), ("low", low), ("close", close)]
    for (name, price) in prices {
      if let price, !(price > 0 && price.isFinite) { return "the \(name) is \(price)" }
    }
    if let high, let low, high < low { return "the high \(high) is below the low \(low)" }
    for (name, price) in [("open", open), ("close", close)] {
      guard let price else { continue }
      if let high, price > high { return "the \(name) \(price) is above the high \(high)" }
      if let low, price < low { return "the \(name) \(price) is below the low \(low)" }
    }
    if let volume, !(volume >= 0 && volume.isFinite) { return "the volume is \(volume)" }
    return nil
  }
}
