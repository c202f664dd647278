import MarketData
import ModelExchange
import VolatilityForecasting

/// The bars of a file as a market that features are made of, with what is known of where they come from.
struct MarketInput {
  /// The file.
  let file: InputFile
  /// The bytes of the file as they were read.
  let contents: [UInt8]
  /// The market alone: its bars, put together where that is asked for, with the columns of the file and of joined files.
  let history: MarketHistory
  /// The columns that came from other files.
  let joined: [JoinOptions.Column]
  /// What was found out about the file.
  let detection: CSVDetection

  /// Reads a file of prices, and warns of what had to be assumed about it.
  ///
  /// The columns of the roles funding, inflow and outflow are also called so, as features call them; as all columns of the
  /// file they are taken as known at the close of their bar.
  ///
  /// - Parameters:
  ///   - file: the file of prices.
  ///   - name: the name of the market; `nil` for that of the file.
  ///   - options: what is known about the file, and the size of the bars.
  ///   - join: the files whose columns are joined to the bars; `nil` for none.
  ///   - context: what the command runs in.
  /// - Throws: `CommandError`, which names the place of the first fault.
  init(
    _ file: InputFile, name: MarketName? = nil, options: ReturnOptions, join: JoinOptions? = nil,
    in context: CommandContext
  ) throws(CommandError) {
    guard options.returnColumn == nil else {
      throw .usage("--return-column does not apply here: features are made of prices")
    }
    let contents = try context.contents(of: file)
    let (bars, detection): (BarSeries, CSVDetection)
    do throws(MarketDataError) {
      let reader = try CSVReader(contents: contents, name: file.description, options: options.layout)
      let read: BarSeries
      (read, detection) = try reader.bars()
      detection.warn(context.diagnostics, options: options.layout)
      bars =
        try options.bars.resampled(read, of: file, context.diagnostics, columnRules: detection.columnRules)?.bars
        ?? read
    } catch {
      throw CommandError(error, in: file)
    }
    try self.init(
      file, contents: contents, bars: bars, detection: detection, name: name, options: options, join: join, in: context)
  }

  /// The market of prices that returns were made of, whose bars are the same.
  ///
  /// - Parameters:
  ///   - input: the returns, read with `options`.
  ///   - options: what is known about the file, and the size of the bars.
  ///   - join: the files whose columns are joined to the bars.
  ///   - context: what the command runs in.
  /// - Throws: `CommandError.badData` where returns alone were read.
  init(
    _ input: ReturnInput, options: ReturnOptions, join: JoinOptions, in context: CommandContext
  ) throws(CommandError) {
    guard let bars = input.bars else {
      throw .badData("\(input.file): features are made of prices, of which the file is not read")
    }
    try self.init(
      input.file, contents: input.contents, bars: bars, detection: input.detection, name: nil, options: options,
      join: join, in: context)
  }

  private init(
    _ file: InputFile, contents: [UInt8], bars: BarSeries, detection: CSVDetection, name: MarketName?,
    options: ReturnOptions, join: JoinOptions?, in context: CommandContext
  ) throws(CommandError) {
    self.file = file
    self.contents = contents
    self.detection = detection
    var bars = bars
    do throws(MarketDataError) {
      for role in Self.namedRoles { bars = try bars.calling(detection.columns[role], role.rawValue) }
    } catch {
      throw CommandError(error, in: file)
    }
    if let join {
      (bars, joined) = try join.joined(
        to: bars, size: options.bars.size, zone: options.layout.zone, reserved: Self.reservedNames, in: context)
      do throws(MarketDataError) {
        for role in Self.namedRoles {
          // Of several columns that could be meant none is taken.
          let usual = joined.map(\.name).filter { role.isUsual(name: $0) }
          bars = try bars.calling(usual.count == 1 ? usual[0] : nil, role.rawValue)
        }
      } catch {
        throw CommandError(error, in: file)
      }
    } else {
      joined = []
    }
    do throws(ForecastingError) {
      history = try MarketHistory(name: (name ?? MarketName(of: file)).description, bars: bars)
    } catch {
      throw CommandError(error, in: file)
    }
  }

  /// The roles whose columns features call by the name of the role.
  private static let namedRoles: [ColumnRole] = [.funding, .inflow, .outflow]
  /// The names that no joined column gets.
  private static let reservedNames: Set = ["timestamp", "open", "high", "low", "close", "volume"]

  /// The bars.
  var bars: BarSeries { history.bars }

  /// The market with others beside it.
  ///
  /// - Parameter others: the other markets.
  /// - Returns: the market, whose features may look at the others.
  /// - Throws: `CommandError` where two have one name.
  func history(beside others: [MarketInput]) throws(CommandError) -> MarketHistory {
    do throws(ForecastingError) {
      return try MarketHistory(name: history.name, bars: bars, otherMarkets: others.map(\.history))
    } catch {
      throw CommandError(error, in: file)
    }
  }

  /// Which bars these are, in a line.
  var line: String {
    let size = bars.barSize.map { " of \($0)" } ?? ""
    var line = "\(file): \(bars.count) bars\(size)"
    if let first = bars.timeStamps.first, let last = bars.timeStamps.last {
      line += ", \(detection.shown(first)) to \(detection.shown(last))"
    }
    return line
  }

  /// The file as the provenance of a model names it.
  var source: Provenance.Source {
    file.source(contents, count: bars.count, timeStamps: bars.timeStamps, returns: .log)
  }
}

extension BarSeries {
  /// The bars with a column under another name beside its own, unless that is taken.
  fileprivate func calling(_ column: String?, _ name: String) throws(MarketDataError) -> BarSeries {
    guard let column, columns[name] == nil, let values = columns[column] else { return self }
    var columns = columns
    columns[name] = values
    return try BarSeries(
      timeStamps: timeStamps, close: close, open: open, high: high, low: low, volume: volume, columns: columns)
  }
}
