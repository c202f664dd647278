/// What a column of the status of trades says.
enum TradeStatus {
  /// The trade is open, or not even that: pending, cancelled or rejected.
  case notClosed
  case closed

  private static let namesOfNotClosed: Set<String> = [
    "open", "opened", "active", "running", "holding", "ongoing", "live", "pending", "new", "cancelled", "canceled",
    "rejected",
  ]
  private static let namesOfClosed: Set<String> = [
    "closed", "close", "exited", "done", "completed", "settled", "expired", "stopped", "liquidated", "liquidation",
    "win", "won", "loss", "lost",
  ]

  /// What `text` says; `nil` where it is no word that is known, so that other columns decide.
  init?(_ text: String) {
    let text = text.lowercased()
    if TradeStatus.namesOfNotClosed.contains(text) {
      self = .notClosed
    } else if TradeStatus.namesOfClosed.contains(text) {
      self = .closed
    } else {
      return nil
    }
  }
}
