extension BarSeries {
  /// The bars with columns of another table, each bar with the last values that were known at its close.
  ///
  /// A decision is made at the close of a bar: at its start plus its length, or at the start of the next bar where
  /// that comes sooner. A row of the table can be used from the end of its period plus the publication lag of the
  /// column, that instant included. A bar gets the latest value that can be used by then; rows without a value are
  /// passed over. Where no row can be used yet, or the value is older than the greatest age, the joined column is not
  /// a number. What comes later in the table therefore never changes a value.
  ///
  /// A lag tells when a value was published, not whether it was changed afterwards. Of a series that its publisher
  /// restates, such as exchange flows, whose past is computed anew when addresses are attributed anew, each vintage
  /// holds knowledge of its own day in every row, which no lag takes out. Join the columns of a vintage that is older
  /// than the bars, or a table of first releases.
  ///
  /// - Parameters:
  ///   - table: the other columns.
  ///   - joins: the columns to join, by their names in the table, with the rule of each.
  ///   - stamps: whether a time stamp of the table is the start or the end of its period.
  ///   - barLength: the time from the start of a bar to its close, as six and a half hours for a day of an exchange
  ///     that is stamped with its opening; `nil` for the median distance of the bars. Too long a length looks ahead:
  ///     a daily bar of an exchange that is stamped with midnight closes before the day ends.
  /// - Returns: these bars with the joined columns added to `columns`.
  /// - Throws: `MarketDataError.unknownColumn` for a column that the table has not,
  ///   `MarketDataError.columnNameTaken` for a name that the bars or another joined column have,
  ///   `MarketDataError.unknownBarLength` where there are not two bars to tell their length by and none is given.
  /// - Precondition: `barLength` is positive.
  public func joined(
    with table: NumberTable, columns joins: [String: JoinRule], stamps: StampMeaning, barLength: Duration? = nil
  ) throws(MarketDataError) -> BarSeries {
    let decisions = try closes(barLength: barLength)
    let join = AsOfJoin(table: table, stamps: stamps)
    var columns = columns
    for (name, rule) in joins.sorted(by: { $0.key < $1.key }) {
      guard let values = table.columns[name] else {
        throw .unknownColumn(column: name, available: table.columns.keys.sorted())
      }
      let joinedName = rule.name ?? name
      guard columns.updateValue(join.values(values, at: decisions, rule: rule), forKey: joinedName) == nil else {
        throw .columnNameTaken(column: joinedName)
      }
    }
    return BarSeries(
      unchecked: timeStamps, close: close, open: open, high: high, low: low, volume: volume, columns: columns)
  }

  /// The moment of each bar's close, at which a decision is made; strictly increasing.
  private func closes(barLength: Duration?) throws(MarketDataError) -> [TimeStamp] {
    precondition(barLength.map { $0 > .zero } ?? true, "a bar has a positive length")
    let size = barSize
    guard barLength != nil || size != nil else {
      guard count > 0 else { return [] }
      throw .unknownBarLength(count: count)
    }
    return timeStamps.indices.map { index in
      let start = timeStamps[index]
      let end = barLength.map { start.moved(by: $0.microsecondsRoundedDown) } ?? size?.end(from: start) ?? start
      return index + 1 < count ? min(end, timeStamps[index + 1]) : end
    }
  }
}
