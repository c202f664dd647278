/// The sums over the last trades, as each trade is added and, where there is a window, the oldest drops out.
///
/// Nothing is ever subtracted, so that a huge return leaves no rounding error behind when it drops out: the window is
/// two stacks, of which the older one holds the sums from each of its trades to its newest, and is refilled from the
/// newer one when it is empty. Each trade is added to sums twice.
struct TrailingTradeSums: Sendable {
  private let window: Int?
  /// The sums of the older trades, the last element those of all of them, the first that of the newest of them.
  private var older: [TradeSums] = []
  private var newer = TradeSums()
  private var newerReturns: [Double] = []

  /// The sums over the last `window` trades, at least 1, or over all.
  init(window: Int?) {
    self.window = window
  }

  /// The sums over the trades in the window.
  var current: TradeSums {
    guard var sums = older.last else { return newer }
    sums.add(newer)
    return sums
  }

  /// Adds a trade.
  mutating func add(_ tradeReturn: Double) {
    newer.add(tradeReturn)
    guard let window else { return }
    newerReturns.append(tradeReturn)
    guard older.count + newerReturns.count > window else { return }
    if older.isEmpty { refill() }
    older.removeLast()
  }

  /// Moves the newer trades to the older ones.
  private mutating func refill() {
    var sums = TradeSums()
    for tradeReturn in newerReturns.reversed() {
      sums.add(tradeReturn)
      older.append(sums)
    }
    newer = TradeSums()
    newerReturns.removeAll(keepingCapacity: true)
  }
}
