extension MarketDataError {
  /// The description of an error about trades.
  var tradeDescription: String {
    switch self {
    case .impossibleTradeReturn(let value, let side):
      "the return of \(side.map { "a \($0.rawValue)" } ?? "a") trade is \(value), where a finite number"
        + "\(side == .short ? "" : " above -1") was expected"
    case .tradeClosedBeforeOpening(let opened, let closed):
      "a trade is closed at \(closed), before it is opened at \(opened)"
    case .tradeColumnNotFound(let file, let column, let available):
      "\(file): no column could be recognised as the \(column.rawValue)"
        + (column == .side ? ", without which prices tell no return" : "") + "; the columns are \(list(available)); "
        + "name it as \(column.rawValue)=NAME" + (column == .side ? ", or state the side of all trades" : "")
    case .ambiguousTradeColumns(let file, let column, let candidates):
      "\(file): the \(column.rawValue) could be any of the columns \(list(candidates)); "
        + "choose one as \(column.rawValue)=NAME"
    case .tradeReturnsNotFound(let file, let available):
      "\(file): no column could be recognised as the return, nor the entry-price and exit-price, nor the profit with "
        + "the position-value or with entry-price and quantity; the columns are \(list(available)); "
        + "name what there is, as return=NAME"
    case .ambiguousTradeScale(let location, let value):
      "\(location): the return \(value.quoted) can be read as percent or as a fraction, of which 1 is 100 percent; "
        + "state the scale, percent or fraction"
    case .ambiguousTradeBasis(let location, let leverage):
      "\(location): at a leverage of \(leverage.quoted), are the returns of the margin or of the position? nothing in the "
        + "file proves it; state the basis, margin or position"
    case .tradeReturnsAgainstPrices(let location, let value, let byPrices):
      "\(location): the return is \(value.quoted), but the prices of the trade give the fraction \(byPrices), and so it "
        + "is with most trades; state the scale of the returns if they are right, choose another column as return=NAME, "
        + "or compute them by an empty name, return="
    default: ""
    }
  }
}
