import MarketData

/// A file whose columns are joined to bars.
struct JoinedFile {
  /// The file.
  let file: InputFile
  /// The names of its columns of numbers, in the order of the file.
  let names: [String]
  /// The columns.
  let table: NumberTable

  /// Reads all columns of numbers in a file.
  ///
  /// - Throws: `CommandError`, which names the place of the first fault.
  init(_ file: InputFile, in context: CommandContext) throws(CommandError) {
    let contents = try context.contents(of: file)
    self.file = file
    do throws(MarketDataError) {
      let content = try Self.columns(of: contents, name: file.description)
      (names, table) = (content.names, content.table)
      let detection = content.detection
      if detection.zone == .assumedUTC, !detection.datesOnly {
        context.diagnostics.warn("\(file): the time stamps name no zone and are taken as UTC")
      }
    } catch {
      throw CommandError(error, in: file)
    }
  }

  private typealias Content = (names: [String], table: NumberTable, detection: CSVDetection)

  private static func columns(of contents: [UInt8], name: String) throws(MarketDataError) -> Content {
    do throws(MarketDataError) {
      return try columns(of: CSVReader(contents: contents, name: name).bars())
    } catch {
      // The file holds no price, or many: its columns are read one by one, from the rows that have a value.
      let reader = try CSVReader(contents: contents, name: name, options: CSVOptions(missing: .skipRow))
      switch error {
      case .ambiguousColumns(_, .close, let candidates):
        return try columns(candidates, of: reader, error: error)
      case .invalidField(let location, _, _), .missingValue(let location, _):
        // The only numbers were taken for prices, whatever their name.
        guard let column = location.column, !ColumnRole.allCases.contains(where: { $0.isUsual(name: column) }) else {
          throw error
        }
        return try columns([column], of: reader, error: error)
      default: throw error
      }
    }
  }

  /// The columns of a file of prices, under the names that they have there.
  private static func columns(
    of read: (bars: BarSeries, detection: CSVDetection)
  ) throws(MarketDataError) -> Content {
    let (bars, detection) = read
    let roles: [(ColumnRole, [Double]?)] = [
      (.open, bars.open), (.high, bars.high), (.low, bars.low), (.close, bars.close), (.volume, bars.volume),
    ]
    var columns = bars.columns
    var names: [String] = []
    for (role, values) in roles {
      guard let name = detection.columns[role], let values else { continue }
      columns[name] = values
      names.append(name)
    }
    let table = try NumberTable(timeStamps: bars.timeStamps, columns: columns)
    return (names + detection.otherColumns, table, detection)
  }

  /// The columns of a file without a price; each has a value at the time stamps of the rows that hold one.
  private static func columns(
    _ names: [String], of reader: CSVReader, error ambiguity: MarketDataError
  ) throws(MarketDataError) -> Content {
    var found: [(name: String, values: [TimeStamp: Double])] = []
    var detection: CSVDetection?
    for name in names {
      do throws(MarketDataError) {
        let read = try reader.returns(column: name)
        guard let stamps = read.returns.timeStamps else { throw ambiguity }
        found.append((name, Dictionary(uniqueKeysWithValues: zip(stamps, read.returns.values))))
        detection = read.detection
      } catch {
        // A column without any value has nothing to join.
        guard case .allRowsSkipped = error else { throw error }
      }
    }
    guard let detection else { throw ambiguity }
    let stamps = found.reduce(into: Set<TimeStamp>()) { $0.formUnion($1.values.keys) }.sorted()
    let columns = Dictionary(
      uniqueKeysWithValues: found.map { column in (column.name, stamps.map { column.values[$0] ?? .nan }) })
    return (found.map(\.name), try NumberTable(timeStamps: stamps, columns: columns), detection)
  }
}
