extension CSVTable {
  /// Turns a file round that has its newest row first, and makes sure that every time stamp is later than the last.
  mutating func putInOrder() throws(MarketDataError) {
    turnRoundIfNewestFirst()
    for index in stamps.indices.dropFirst() where stamps[index] <= stamps[index - 1] {
      // The faulty row is the one that stands later in the file.
      let (row, previous) = order == .oldestFirst ? (index, index - 1) : (index - 1, index)
      let place = location(line: lines[row], column: layout.roles[.timestamp])
      let value = TimeStamp(microseconds: stamps[row]).description
      guard stamps[row] != stamps[previous] else { throw .repeatedTimeStamp(place, value: value) }
      throw .unorderedTimeStamp(
        place, value: value, previous: TimeStamp(microseconds: stamps[previous]).description)
    }
  }

  /// Turns the rows round where the last one is older than the first.
  mutating func turnRoundIfNewestFirst() {
    guard let first = stamps.first, let last = stamps.last, last < first else { return }
    order = .newestFirst
    stamps.reverse()
    lines.reverse()
    for slot in columns.indices { columns[slot].values.reverse() }
  }

  var timeStamps: [TimeStamp] { stamps.map { TimeStamp(microseconds: $0) } }

  /// The values of the column that has a role.
  func values(of role: ColumnRole) -> [Double]? {
    columns.first { $0.role == role }?.values
  }
}
