import MarketData

/// A file of numbers, row by row, to which a model by itself is applied.
struct RowTable {
  /// The columns that say which row it is and are no inputs.
  private static let labels: Set<String> = ["timestamp", "symbol"]

  /// The number of rows.
  let count: Int
  /// The numbers that a model reads, row by row, not a number where one is missing.
  let values: [Float]

  /// The columns that say which row it is: those called timestamp and symbol, by name.
  private let labels: [(name: String, values: [String])]

  /// Reads what a model needs of a file.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - names: the columns of the model in the order in which it reads them; `nil` for all that are no labels.
  ///   - width: the number of inputs of the model.
  ///   - context: what the command runs in.
  /// - Throws: `CommandError.badData`, which names the columns that are missing or the place of the first fault.
  init(_ file: InputFile, columns names: [String]?, width: Int, in context: CommandContext) throws(CommandError) {
    let reader = try context.reader(of: file, options: CSVOptions())
    let table: PlainTable
    let contents: PlainTable.Contents
    let labels: [Int]
    do throws(MarketDataError) {
      table = try reader.plainTable(of: names ?? [])
    } catch {
      throw CommandError(error, in: file).hinting(nil)
    }
    labels = table.columnNames.indices.filter { Self.labels.contains(table.columnNames[$0].lowercased()) }
    let inputs = try Self.positions(of: names, width: width, in: table, labels: labels, file)
    do throws(MarketDataError) {
      contents = try table.contents(numbers: inputs, texts: labels)
    } catch {
      var hint: String?
      if case .invalidField = error { hint = "numbers are plain, with a decimal point, as -0.5 or 2e-3" }
      throw CommandError(error, in: file).hinting(hint)
    }
    count = contents.count
    values = contents.numbers
    self.labels = zip(labels, contents.texts).map { (table.columnNames[$0], $1) }
  }

  /// Where the columns that a model reads stand in a table.
  private static func positions(
    of names: [String]?, width: Int, in table: PlainTable, labels: [Int], _ file: InputFile
  ) throws(CommandError) -> [Int] {
    let positions = Dictionary(grouping: table.columnNames.indices) { table.columnNames[$0] }
    if let twice = labels.first(where: { positions[table.columnNames[$0]]?.count != 1 }) {
      throw .badData("\(file): several columns are named \(table.columnNames[twice].quoted)")
    }
    let missing = names?.filter { positions[$0] == nil } ?? []
    // Names may be numbers, as those of a DataFrame that was given none.
    let namesColumns = table.columnNames.contains { !$0.isEmpty && Double($0) == nil }
    guard namesColumns || (names != nil && missing.isEmpty) else {
      throw .badData("\(file): the first line does not name the columns", hint: "a model reads columns by their names")
    }
    guard let names else {
      let inputs = table.columnNames.indices.filter { !labels.contains($0) }
      guard inputs.count == width else {
        throw .badData(
          "\(file): the network reads \(width) inputs a row, the file has \(inputs.count) columns beside timestamp and "
            + "symbol", hint: "'plimsoll import --inputs' states which columns a network reads")
      }
      return inputs
    }
    guard missing.isEmpty else {
      throw .badData(
        "\(file): the model reads \(missing.count == 1 ? "a column" : "columns") that the file lacks: "
          + list(missing),
        hint: Spelling.suggestion(for: missing[0], among: table.columnNames.filter { !names.contains($0) }))
    }
    return try names.map { name throws(CommandError) in
      guard let places = positions[name], places.count == 1 else {
        throw .badData("\(file): several columns are named \(name.quoted), where the model reads one")
      }
      return places[0]
    }
  }

  /// Names for a message, the first of them where there are many.
  private static func list(_ names: [String]) -> String {
    names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " and \(names.count - 8) more" : "")
  }

  /// A table of results with the columns that say which row it is, or the number of the row where there are none.
  ///
  /// - Parameters:
  ///   - names: the names of the results.
  ///   - cells: the results, row by row.
  ///   - first: the row of the file that the first results are of.
  /// - Returns: the table.
  func results(_ names: [String], _ cells: [TableCell], first: Int = 0) -> ResultTable {
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
