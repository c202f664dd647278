extension DataQualityReport {
  /// The report on the rows of a table that was read leniently.
  ///
  /// - Parameters:
  ///   - table: the rows, the newest last.
  ///   - tally: the faults that were met while reading, to which the others are added.
  init(_ table: CSVTable, tally: inout IssueTally) {
    let notes = table.notes
    tally.add(.missingValues, count: notes.missingValues, example: notes.firstMissingValue?.description ?? "")
    tally.add(
      .mixedUnits, count: notes.otherForms.count,
      example:
        "line \(notes.otherForms.firstLine): the time stamp is not of the form \(table.reader?.form.rawValue ?? "")")
    tally.add(.disagreeingTimes, count: notes.otherTimes, example: notes.firstOtherTime?.description ?? "")
    tally.add(.zoneChanges, count: notes.zoneChanges.count, example: "line \(notes.zoneChanges.firstLine)")
    DataQualityReport.checkOrder(table, &tally)
    let rows = DataQualityReport.distinctRows(table, &tally)
    let bars = CheckedBars(table, rows: rows)
    bars.check(&tally)
    self.rows = table.rowsInFile - table.rowsOutOfRange - table.rowsOfOtherSymbols
    first = bars.timeStamps.first
    last = bars.timeStamps.last
    barSeconds = bars.spacing?.seconds
    issues = tally.issues
  }

  private static func checkOrder(_ table: CSVTable, _ tally: inout IssueTally) {
    for row in table.stamps.indices.dropFirst() where table.stamps[row] < table.stamps[row - 1] {
      let (stamp, before) = (table.stamps[row], table.stamps[row - 1])
      tally.add(.outOfOrder, example: "line \(table.lines[row]): \(stamp) stands behind \(before)")
    }
  }

  /// The rows in order of time, the first of each time stamp.
  private static func distinctRows(_ table: CSVTable, _ tally: inout IssueTally) -> [Int] {
    let sorted = table.stamps.indices.sorted { (table.stamps[$0], $0) < (table.stamps[$1], $1) }
    var distinct: [Int] = []
    distinct.reserveCapacity(sorted.count)
    for row in sorted {
      guard let kept = distinct.last, table.stamps[kept] == table.stamps[row] else {
        distinct.append(row)
        continue
      }
      tally.add(
        table.areEqual(kept, row) ? .duplicates : .conflictingDuplicates,
        example: "\(table.stamps[row]): lines \(table.lines[kept]) and \(table.lines[row])")
    }
    return distinct
  }
}
