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
  /// The column of the role funding is also called `funding`, as features call it.
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
    self.file = file
    contents = try context.contents(of: file)
    var bars: BarSeries
    do throws(MarketDataError) {
      let reader = try CSVReader(contents: contents, name: file.description, options: options.layout)
      let (read, detection) = try reader.bars()
      self.detection = detection
      detection.warn(context.diagnostics, options: options.layout)
      let resampled = try options.bars.resampled(
        read, of: file, context.diagnostics, columnRules: options.bars.size == nil ? [:] : detection.columnRules)
      bars = try (resampled?.bars ?? read).calling(detection.columns[.funding], "funding")
    } catch {
      throw CommandError(error, in: file)
    }
    if let join {
      (bars, joined) = try join.joined(
        to: bars, size: options.bars.size, zone: options.layout.zone, reserved: Self.reservedNames, in: context)
    } else {
      joined = []
    }
    do throws(ForecastingError) {
      history = try MarketHistory(name: (name ?? MarketName(of: file)).description, bars: bars)
    } catch {
      throw CommandError(error, in: file)
    }
  }

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
