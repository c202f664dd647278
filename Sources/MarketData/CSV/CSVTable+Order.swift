extension CSVTable {
  /// Repairs what was asked for, turns a file round that has its newest row first, and makes sure that every time stamp
  /// is later than the last.
  mutating func putInOrder() throws(MarketDataError) {
    turnRoundIfNewestFirst()
    if !options.repairs.isEmpty, !stamps.isEmpty { repair() }
    guard lines.count > 0 else { throw .allRowsSkipped(file: file, rows: rowsInFile) }
    guard let index = stamps.firstIndexNotIncreasing else { return }
    // The faulty row is the one that stands later in the file.
    let (row, previous) = order == .oldestFirst ? (index, index - 1) : (index - 1, index)
    let place = location(line: lines[row], column: layout.roles[.timestamp])
    let value = stamps[row].description
    guard stamps[row] != stamps[previous] else { throw .repeatedTimeStamp(place, value: value) }
    throw .unorderedTimeStamp(place, value: value, previous: stamps[previous].description)
  }

  /// Turns the rows round where most are older than the row before them.
  mutating func turnRoundIfNewestFirst() {
    guard stamps.falls else { return }
    order = .newestFirst
    stamps.reverse()
    lines.reverse()
    for slot in values.indices { values[slot].reverse() }
  }
}

extension [TimeStamp] {
  /// Whether more neighbours fall than rise; of as many, whether the last is earlier than the first.
  fileprivate var falls: Bool {
    guard let first, let last else { return false }
    var excess = 0
    var before = first
    for stamp in self {
      excess += stamp < before ? 1 : stamp > before ? -1 : 0
      before = stamp
    }
    return excess == 0 ? last < first : excess > 0
  }

  /// The first index whose stamp is not later than the one before it.
  fileprivate var firstIndexNotIncreasing: Int? {
    guard var last = first else { return nil }
    for index in indices.dropFirst() {
      guard self[index] > last else { return index }
      last = self[index]
    }
    return nil
  }
}
