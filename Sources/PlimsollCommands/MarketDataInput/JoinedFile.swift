import MarketData

/// A file whose columns are joined to bars.
struct JoinedFile {
  /// The file.
  let file: InputFile
  /// The names of its columns of numbers, in the order of the file.
  let names: [String]
  /// The columns.
  let table: NumberTable

  /// Reads all columns of numbers in a file, whose time stamps are in `zone` where they name none.
  ///
  /// - Throws: `CommandError`, which names the place of the first fault.
  init(_ file: InputFile, zone: UTCOffset?, in context: CommandContext) throws(CommandError) {
    let reader = try context.reader(of: file, options: CSVOptions(zone: zone))
    self.file = file
    do throws(MarketDataError) {
      let (table, detection) = try reader.table()
      self.table = table
      names =
        detection.columns.filter { table.columns[$0.value] != nil }.sorted { $0.key.order < $1.key.order }
        .map(\.value) + detection.otherColumns
      if !detection.ignoredColumns.isEmpty {
        let ignored = detection.ignoredColumns.map(\.quoted).joined(separator: ", ")
        context.diagnostics.warn("\(file): not joined, since not all of their values are numbers: \(ignored)")
      }
      if detection.zone == .assumedUTC, !detection.datesOnly {
        context.diagnostics.warn("\(file): the time stamps name no zone and are taken as UTC")
      }
    } catch {
      throw CommandError(error, in: file)
    }
    guard !names.isEmpty else { throw .badData("\(file): there is no column of numbers to join") }
  }
}

extension ColumnRole {
  /// The place of the role in the list of all.
  fileprivate var order: Int { ColumnRole.allCases.firstIndex(of: self) ?? 0 }
}
