import MarketData
import ModelExchange

/// The returns of a file, with what is known of where they come from.
struct ReturnInput {
  /// The file.
  let file: InputFile
  /// The bytes of the file as they were read.
  let contents: [UInt8]
  /// The returns.
  var returns: ReturnSeries
  /// The prices, where the file holds them.
  let bars: BarSeries?
  /// The bars of the file that `bars` were put together from; `nil` where they are as the file has them.
  var finerBars: FinerBars?
  /// What was found out about the file.
  let detection: CSVDetection

  /// The realised measures of the bars, from the finer ones of the file; `nil` where it has none.
  ///
  /// - Parameter isNeeded: whether it is an error that there are none.
  /// - Returns: the measures in order of time.
  /// - Throws: `CommandError` where they are needed and cannot be had.
  func realizedMeasures(isNeeded: Bool) throws(CommandError) -> [RealizedMeasures]? {
    guard let finerBars else {
      guard isNeeded else { return nil }
      throw .badData(
        "\(file): realized variances need data within each bar",
        hint:
          "--bar 1d puts bars together and has those of the file within them; --variance-column NAME reads variances")
    }
    guard finerBars.period != nil else {
      guard isNeeded else { return nil }
      throw .badData("\(file): realized variances are of bars of up to some days, not of \(finerBars.size)")
    }
    do throws(MarketDataError) {
      return try finerBars.realizedMeasures()
    } catch {
      guard isNeeded else { return nil }
      throw CommandError(error, in: file)
    }
  }

  /// The same with columns of the file as regressors of the variance.
  ///
  /// - Throws: `CommandError.badData` for a column that is not there and a value that is missing.
  func adding(
    regressors names: [String], layout: CSVOptions, _ context: CommandContext
  ) throws(CommandError) -> ReturnInput {
    guard !names.isEmpty else { return self }
    let values = try columns(named: names, layout: layout, context)
    var input = self
    do throws(MarketDataError) {
      input.returns = try returns.with(regressors: names.map { Regressor(name: $0, values: values[$0] ?? []) })
    } catch {
      throw CommandError(error, in: file)
    }
    return input
  }

  /// The values of columns of the file at the end of each return.
  ///
  /// - Parameters:
  ///   - names: the columns; `volume` is that of the bars.
  ///   - layout: what is known about the file.
  ///   - context: what the command runs in.
  /// - Returns: for each name as many values as returns.
  /// - Throws: `CommandError.badData` for a column that is not there and a value that is missing.
  func columns(
    named names: [String], layout: CSVOptions, _ context: CommandContext
  ) throws(CommandError) -> [String: [Double]] {
    guard !names.isEmpty else { return [:] }
    guard let bars else {
      return try ColumnTable(file, contents: contents, layout: layout, context)
        .values(of: names, at: returns.timeStamps)
    }
    var result: [String: [Double]] = [:]
    for name in names {
      guard let column = bars.columns[name] ?? (name == "volume" ? bars.volume : nil) else {
        let known = (Array(bars.columns.keys) + (bars.volume == nil ? [] : ["volume"])).sorted()
        throw .badData(
          "\(file): there is no column of numbers named \"\(name)\" beside the prices",
          hint: known.isEmpty ? nil : "there are: \(known.joined(separator: ", "))")
      }
      // The first bar has no return.
      let values = Array(column.suffix(returns.count))
      if let missing = values.firstIndex(where: \.isNaN) {
        throw .badData(
          "\(file): column \(name) has no value at \(bars.timeStamps[bars.count - returns.count + missing])",
          hint: "--from and --to choose a range in which every row has one")
      }
      result[name] = values
    }
    return result
  }

  /// The number of periods in a year by the time stamps; `nil` where there are none.
  var periodsPerYear: PeriodsPerYear? {
    if let bars { return bars.periodsPerYear }
    guard let stamps = returns.timeStamps else { return nil }
    // The calendar of a series is told by its time stamps alone, whatever the prices.
    return try? BarSeries(timeStamps: stamps, close: [Double](repeating: 1, count: stamps.count)).periodsPerYear
  }

  /// Which returns these are, in a line.
  var line: String {
    let kind = (returns.kind == .log ? "log return" : "simple return") + (returns.count == 1 ? "" : "s")
    var line = "\(file): \(returns.count) \(kind) in \(returns.scale.words)"
    if let first = returns.timeStamps?.first, let last = returns.timeStamps?.last {
      line += ", \(detection.shown(first)) to \(detection.shown(last))"
    }
    return line
  }

  /// The file as the provenance of a model names it.
  var source: Provenance.Source {
    file.source(contents, count: returns.count, timeStamps: returns.timeStamps, returns: returns.kind)
  }
}

extension InputFile {
  /// The file as the provenance of a model names it.
  func source(
    _ contents: [UInt8], count: Int, timeStamps: [TimeStamp]?, returns: ReturnKind?
  ) -> Provenance.Source {
    let name =
      switch self {
      case .standardInput: "-"
      case .path(let path): InputFile.fileName(path)
      }
    return Provenance.Source(
      fileName: name, sha256: SHA256.hexDigest(of: contents.span), observationCount: count,
      first: timeStamps?.first?.description, last: timeStamps?.last?.description, returns: returns)
  }
}
