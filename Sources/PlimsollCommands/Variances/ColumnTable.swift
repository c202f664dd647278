import MarketData
import VolatilityModels

/// The columns of numbers of a file, from which those that a command line names are taken.
struct ColumnTable {
  private let file: InputFile
  private let table: NumberTable
  /// What was found out about the file.
  let detection: CSVDetection

  /// Reads all columns of a file.
  ///
  /// - Throws: `CommandError`, which names the place of the first fault.
  init(_ file: InputFile, contents: [UInt8], layout: CSVOptions, _ context: CommandContext) throws(CommandError) {
    self.file = file
    do throws(MarketDataError) {
      (table, detection) = try CSVReader(contents: contents, name: file.description, options: layout).table()
      detection.warn(context.diagnostics, options: layout)
    } catch {
      throw CommandError(error, in: file)
    }
  }

  /// A series of variances that stand in a column.
  ///
  /// - Parameters:
  ///   - name: the column of variances.
  ///   - quarticity: that of quarticities.
  ///   - further: other columns that models want.
  ///   - stamps: the time stamps to take; `nil` for all.
  ///   - scale: the unit that the variances are in the square of.
  /// - Returns: the series, its further columns as covariates of their names.
  /// - Throws: `CommandError.badData` for a column that is not there and a value that is missing or negative.
  func variances(
    _ name: String, quarticity: String?, further: [String], at stamps: [TimeStamp]?, scale: ReturnScale
  ) throws(CommandError) -> VarianceSeries {
    let values = try values(of: [name] + further + (quarticity.map { [$0] } ?? []), at: stamps)
    var covariates: [Covariate: [Double]] = [:]
    for column in further { covariates[Covariate(rawValue: column)] = values[column] }
    if let quarticity { covariates[.quarticity] = values[quarticity] }
    do throws(HARError) {
      return try VarianceSeries(
        values: values[name] ?? [], scale: scale, timeStamps: stamps ?? table.timeStamps, covariates: covariates)
    } catch {
      throw .badData("\(file): column \(name): \(error)")
    }
  }

  /// The values of columns at time stamps.
  func values(of names: [String], at stamps: [TimeStamp]?) throws(CommandError) -> [String: [Double]] {
    let rows = try rows(at: stamps)
    var result: [String: [Double]] = [:]
    for name in names {
      guard let column = table.columns[name] else {
        let known = table.columns.keys.sorted().joined(separator: ", ")
        throw .badData("\(file): there is no column of numbers named \"\(name)\"", hint: "there are: \(known)")
      }
      let values = rows.map { column[$0] }
      if let missing = values.firstIndex(where: \.isNaN) {
        throw .badData(
          "\(file): column \(name) has no value at \(table.timeStamps[rows[missing]])",
          hint: "--from and --to choose a range in which every row has one")
      }
      result[name] = values
    }
    return result
  }

  /// The rows with given time stamps, both in order of time.
  private func rows(at stamps: [TimeStamp]?) throws(CommandError) -> [Int] {
    guard let stamps else { return Array(0..<table.count) }
    var rows: [Int] = []
    var row = 0
    for stamp in stamps {
      while row < table.count, table.timeStamps[row] < stamp { row += 1 }
      guard row < table.count, table.timeStamps[row] == stamp else {
        throw .badData("\(file): there is no row at \(stamp), where a return ends")
      }
      rows.append(row)
    }
    return rows
  }
}
