extension CSVLayout {
  /// Tells the volume in units from the volume in money where a file has both; `false` where names alone decide.
  ///
  /// A column that names the currency that is traded (`Volume BTC` where the symbol is `BTC/USD`) holds units. Where no
  /// name says it, the numbers do: one is the other times the price.
  mutating func assignVolumes() -> Bool {
    guard roles[.volume] == nil, roles[.quoteVolume] == nil else { return false }
    let candidates = free.filter { index in
      [.volume, .quoteVolume].contains { columnNames[index].rank(as: $0) != nil } && sample.isNumeric(index, decimal)
    }
    guard candidates.count >= 2, let close = roles[.close] else { return false }
    let named = candidates.filter { index in
      columnNames[index].words.count > 1 && columnNames[index].words.last.map(isBaseCurrency) == true
    }
    if named.count == 1 {
      roles[.volume] = named[0]
      let others = candidates.filter { $0 != named[0] }
      let money = others.filter { columnNames[$0].rank(as: .quoteVolume) != nil || isProduct($0, named[0], close) }
      if money.count == 1 { roles[.quoteVolume] = money[0] }
      return true
    }
    let pairs = candidates.flatMap { units in
      candidates.filter { $0 != units && isProduct($0, units, close) }.map { (units, $0) }
    }
    guard pairs.count == 1, let (units, money) = pairs.first else { return false }
    roles[.volume] = units
    roles[.quoteVolume] = money
    return true
  }

  private func isBaseCurrency(_ word: String) -> Bool {
    guard let column = columnNames.indices.first(where: { columnNames[$0].rank(as: .symbol) != nil }) else {
      return symbol.map { ColumnName.simplified($0).hasPrefix(word) } ?? false
    }
    let values = sample.present(column).map { ColumnName.simplified(String(decoding: $0, as: UTF8.self)) }
    return !values.isEmpty && values.allSatisfy { $0.hasPrefix(word) }
  }

  /// Whether most values of `money` are those of `units` times the price.
  private func isProduct(_ money: Int, _ units: Int, _ close: Int) -> Bool {
    var fitting = 0
    var checked = 0
    for row in sample.rows {
      guard let money = number(row.fields[money]), let units = number(row.fields[units]),
        let price = number(row.fields[close]), money > 0, units > 0, price > 0
      else { continue }
      checked += 1
      if VolumeCheck.isMoney(money, units: units, price: price) { fitting += 1 }
    }
    return checked > 0 && 10 * fitting >= 8 * checked
  }
}

/// Whether two volumes of a bar are in units and in money.
enum VolumeCheck {
  /// Whether `money` is `units` times the price, within the range that a price has inside a bar.
  static func isMoney(_ money: Double, units: Double, price: Double) -> Bool {
    // A price near one leaves both volumes alike, so that they tell nothing.
    guard price > 4 || price < 0.25 else { return false }
    let ratio = money / (units * price)
    return ratio > 0.5 && ratio < 2
  }
}
