extension CSVTable {
  /// Applies the repairs that were asked for, in the order of `Repair`, and counts what each changed.
  mutating func repair() {
    for repair in Repair.allCases where options.repairs.contains(repair) {
      switch repair {
      case .dropUnreadable, .dropDisagreeing: break
      case .swapVolumes: swapVolumes()
      case .dropImpossible: drop(repair) { $0.barFault(at: $1) != nil }
      case .widenRange: widenRanges()
      case .dropZeroVolume:
        let volume = values(of: .volume) ?? []
        drop(repair) { _, row in row < volume.count && volume[row] == 0 }
      case .floorToGrid: floorToGrid()
      case .dropOffGrid:
        guard let grid else { break }
        drop(repair) { !grid.contains($0.stamps[$1]) }
      case .sort: sort()
      case .dropDuplicates: dropRepeated(repair) { table, kept, row in table.areEqual(kept, row) ? row : nil }
      case .keepFirst: dropRepeated(repair) { table, kept, row in table.isEarlierInFile(kept, row) ? row : kept }
      case .keepLast: dropRepeated(repair) { table, kept, row in table.isEarlierInFile(kept, row) ? kept : row }
      }
    }
  }

  /// Counts rows that a repair changed; the first example is kept.
  mutating func note(_ repair: Repair, count: Int = 1, line: Int) {
    if let known = repairs.firstIndex(where: { $0.repair == repair }) {
      repairs[known].count += count
      repairs[known].firstLine = min(repairs[known].firstLine, line)
    } else {
      repairs.append(CSVDetection.RepairCount(repair: repair, count: count, firstLine: line))
    }
  }

  private mutating func drop(_ repair: Repair, where isBad: (CSVTable, Int) -> Bool) {
    let bad = stamps.indices.map { isBad(self, $0) }
    guard let first = bad.firstIndex(of: true) else { return }
    note(repair, count: bad.count { $0 }, line: lines[first])
    if order == .newestFirst, let last = bad.lastIndex(of: true) { note(repair, count: 0, line: lines[last]) }
    keep(bad.indices.filter { !bad[$0] })
  }

  /// Leaves out rows that were read before it was looked at when they are.
  mutating func leaveOutRowsOutOfRange() {
    guard options.from != nil || options.to != nil, !stamps.isEmpty else { return }
    let included = stamps.indices.filter { options.includes(stamps[$0].microseconds) }
    guard included.count < stamps.count else { return }
    rowsOutOfRange += stamps.count - included.count
    keep(included)
  }

  /// Makes room for rows.
  mutating func reserveRows(_ count: Int) {
    for slot in values.indices { values[slot].reserveCapacityInLargePages(count) }
    if reader != nil { stamps.reserveCapacityInLargePages(count) }
  }

  /// Keeps the rows at `rows`, in that order.
  private mutating func keep(_ rows: [Int]) {
    let unsorted = stamps
    stamps = rows.map { unsorted[$0] }
    values = values.map { column in rows.map { column[$0] } }
    lines = lines.picking(rows)
  }

  private mutating func swapVolumes() {
    guard let units = slot(of: .volume), let money = slot(of: .quoteVolume), let close = slot(of: .close) else {
      return
    }
    for row in stamps.indices
    where VolumeCheck.isMoney(values[units][row], units: values[money][row], price: values[close][row]) {
      note(.swapVolumes, line: lines[row])
      let volume = values[units][row]
      values[units][row] = values[money][row]
      values[money][row] = volume
    }
  }

  private mutating func widenRanges() {
    guard let high = slot(of: .high), let low = slot(of: .low) else { return }
    let others = [ColumnRole.open, .close].compactMap { slot(of: $0) }
    for row in stamps.indices {
      let prices = ([high, low] + others).map { values[$0][row] }
      guard let top = prices.max(), let bottom = prices.min(), top > values[high][row] || bottom < values[low][row]
      else {
        continue
      }
      note(.widenRange, line: lines[row])
      values[high][row] = top
      values[low][row] = bottom
    }
  }

  private var grid: TimeGrid? {
    let distinct = Array(Set(stamps)).sorted()
    return BarSpacing(distinct).flatMap { TimeGrid($0) }
  }

  private mutating func floorToGrid() {
    guard let grid else { return }
    for row in stamps.indices where !grid.contains(stamps[row]) {
      note(.floorToGrid, line: lines[row])
      stamps[row] = grid.floor(stamps[row])
    }
  }

  private mutating func sort() {
    let isBehind = stamps.indices.dropFirst().filter { stamps[$0] < stamps[$0 - 1] }
    guard let first = isBehind.first else { return }
    note(.sort, count: isBehind.count, line: lines[first])
    keep(stamps.indices.sorted { (stamps[$0], $0) < (stamps[$1], $1) })
  }

  /// Leaves out one of two neighbouring rows with the same time stamp, as `loser` says.
  private mutating func dropRepeated(_ repair: Repair, loser: (CSVTable, Int, Int) -> Int?) {
    var kept: [Int] = []
    kept.reserveCapacity(stamps.count)
    for row in stamps.indices {
      guard let last = kept.last, stamps[last] == stamps[row], let out = loser(self, last, row) else {
        kept.append(row)
        continue
      }
      note(repair, line: lines[out])
      if out == last { kept[kept.count - 1] = row }
    }
    if kept.count < stamps.count { keep(kept) }
  }

  private func isEarlierInFile(_ first: Int, _ second: Int) -> Bool { lines[first] < lines[second] }

  func slot(of role: ColumnRole) -> Int? { columns.firstIndex { $0.role == role } }

  /// Whether two rows have the same values; bit patterns, so that two values that are not numbers are equal.
  func areEqual(_ first: Int, _ second: Int) -> Bool {
    values.allSatisfy { $0[first].bitPattern == $0[second].bitPattern }
  }

  /// What makes a bar impossible; `nil` where nothing does.
  func barFault(at row: Int) -> String? {
    func price(_ role: ColumnRole) -> Double? {
      slot(of: role).map { values[$0][row] }.flatMap { $0.isNaN ? nil : $0 }
    }
    return BarFault.description(
      open: price(.open), high: price(.high), low: price(.low), close: price(.close), volume: price(.volume))
  }
}
