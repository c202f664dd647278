/// What a column of a file of trades holds.
public enum TradeColumn: String, CaseIterable, Codable, Sendable {
  /// When the position was closed.
  case closeTime = "close-time"
  /// When the position was opened.
  case openTime = "open-time"
  /// What was traded.
  case symbol
  /// Long or short; in files with a row for the entry and one for the exit, also which of the two a row is.
  case side
  /// Whether the trade is open or closed.
  case status
  /// The number that the rows of one trade share, in files with a row for the entry and one for the exit.
  case number
  /// The profit in proportion to the position's size.
  case `return`
  /// The profit as an amount of money.
  case profit
  /// The price at which the position was opened.
  case entryPrice = "entry-price"
  /// The price at which the position was closed.
  case exitPrice = "exit-price"
  /// How many units were traded; where there is no side, negative for short.
  case quantity
  /// The position's size at entry as an amount of money.
  case positionValue = "position-value"
  /// What the trade cost, as an amount of money; a file may have several such columns.
  case fees
  /// Interest paid for holding the position, negative where the trader paid.
  case swap
  /// The position's size over the margin for it.
  case leverage

  /// Whether a file in which several columns could be this must not be read without a choice.
  var isEssential: Bool {
    switch self {
    case .closeTime, .openTime, .side, .return, .profit, .entryPrice, .exitPrice: true
    case .symbol, .status, .number, .quantity, .positionValue, .fees, .swap, .leverage: false
    }
  }
}
