import MarketData

/// A file of numbers, row by row, to which a model by itself is applied.
struct RowTable {
  /// The columns that say which row it is and are no inputs.
  private static let labels = ["timestamp", "symbol"]

  private let file: InputFile
  private let records: RecordTable

  /// Reads a file.
  ///
  /// - Throws: `CommandError`, which names the place of the first fault.
  init(_ file: InputFile, in context: CommandContext) throws(CommandError) {
    var options = CSVOptions()
    // The numbers of a table are those of a program, which writes points.
    options.decimal = .point
    self.file = file
    let reader = try context.reader(of: file, options: options)
    do throws(MarketDataError) {
      records = try reader.records()
    } catch {
      throw CommandError(error, in: file).hinting(nil)
    }
    guard records.hasHeader else {
      throw .badData("\(file): the first line does not name the columns", hint: "a model reads columns by their names")
    }
  }

  /// The number of rows.
  var count: Int { records.count }

  /// The columns that say which row it is: those called timestamp and symbol, by name.
  var labels: [(name: String, values: [String])] {
    Self.labels.compactMap { label in
      guard let column = records.columnNames.firstIndex(of: label) else { return nil }
      return (label, (0..<records.count).map { records.text(row: $0, column: column) })
    }
  }

  /// The numbers of columns, row by row, not a number where one is missing.
  ///
  /// - Parameter names: the columns in the order in which they are wanted.
  /// - Returns: as many numbers a row as names.
  /// - Throws: `CommandError.badData`, which names the columns that are missing or the place of what is no number.
  func values(of names: [String]) throws(CommandError) -> [Float] {
    let missing = names.filter { !records.columnNames.contains($0) }
    guard missing.isEmpty else {
      throw .badData(
        "\(file): the model reads \(missing.count == 1 ? "a column" : "columns") that the file lacks: "
          + missing.joined(separator: ", "),
        hint: Spelling.suggestion(for: missing[0], among: records.columnNames))
    }
    let positions = names.compactMap { records.columnNames.firstIndex(of: $0) }
    var values = [Float](repeating: .nan, count: count * names.count)
    for (place, position) in positions.enumerated() {
      let column: [Double]
      do throws(MarketDataError) {
        column = try records.numbers(column: position)
      } catch {
        throw CommandError(error, in: file).hinting(nil)
      }
      for row in 0..<count { values[row * names.count + place] = Float(column[row]) }
    }
    return values
  }

  /// The numbers of all columns that are inputs, of which there must be `count`.
  ///
  /// - Throws: `CommandError.badData` for another number of them.
  func values(ofAll count: Int) throws(CommandError) -> [Float] {
    let names = records.columnNames.filter { !Self.labels.contains($0) }
    guard names.count == count else {
      throw .badData(
        "\(file): the network reads \(count) inputs a row, the file has \(names.count) columns beside timestamp and symbol"
      )
    }
    return try values(of: names)
  }

  /// A table of results with the columns that say which row it is, or the number of the row where there are none.
  ///
  /// - Parameters:
  ///   - names: the names of the results.
  ///   - cells: the results, row by row.
  ///   - first: the row of the file that the first results are of.
  /// - Returns: the table.
  func results(_ names: [String], _ cells: [TableCell], first: Int = 0) -> ResultTable {
    let labels = labels
    var table = ResultTable(columns: (labels.isEmpty ? ["row"] : labels.map(\.name)) + names)
    for position in 0..<cells.count / names.count {
      let row = first + position
      let head: [TableCell] =
        labels.isEmpty ? [.integer(row + 1)] : labels.map { .text($0.values[row]) }
      let results = cells[position * names.count..<(position + 1) * names.count]
      table.append(head + results)
    }
    return table
  }
}
