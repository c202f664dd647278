/// What can be wrong with market data.
public enum MarketDataError: Error, Equatable, Sendable {
  /// The return at `index` (from zero) is not a finite number.
  case invalidReturn(index: Int, value: Double)
  /// The value at `index` (from zero) of the regressor `name` is not a finite number.
  case invalidRegressor(name: String, index: Int, value: Double)
  /// The time stamp at `index` (from zero) is not later than the one before it.
  case timeStampsNotIncreasing(index: Int)
  /// The price at `index` (from zero) of `column` is not a positive, finite number.
  case invalidPrice(index: Int, column: String, value: Double)
  /// The volume at `index` (from zero) is negative or not finite.
  case invalidVolume(index: Int, value: Double)
  /// There are fewer prices than a return needs.
  case tooFewPrices(count: Int, needed: Int)
  /// A measure needs prices that the bars do not have.
  case pricesMissing(roles: [ColumnRole])
  /// A period is not a whole number of bars.
  case periodOfPartialBars(period: Duration, bar: Duration)

  /// Bars of the size `target` cannot be put together from whole bars of the size `source`.
  case unsuitableBarSize(source: BarSize, target: BarSize)
  /// The bar from `start` has only `sourceBars` of the bars that it should be made from; if `isRunning`, because the
  /// series ends before the bar does.
  case incompleteBar(start: TimeStamp, size: BarSize, sourceBars: Int, isRunning: Bool)
  /// The value at `index` (from zero) of `column` is infinite.
  case infiniteNumber(index: Int, column: String, value: Double)
  /// There is no column of that name.
  case unknownColumn(column: String, available: [String])
  /// The name that a column is to have is that of another one.
  case columnNameTaken(column: String)
  /// The length of the bars cannot be told, since there are fewer than two and none is given.
  case unknownBarLength(count: Int)

  /// There is no such file.
  case fileNotFound(file: String)
  /// The path names a directory, not a file.
  case isDirectory(file: String)
  /// The file exists but its owner does not let us read it.
  case permissionDenied(file: String)
  /// Reading the file failed on the way.
  case readFailed(file: String, reason: String)
  /// The compressed file is truncated or damaged.
  case corruptArchive(file: String, reason: String)
  /// The archive is of a kind that is not read: encrypted, zip64, or compressed in another way than by deflate.
  case unsupportedArchive(file: String, reason: String)
  /// The archive holds no file, or several of them, whose names are `members`.
  case notOneMember(file: String, members: [String])
  /// The file unpacks to more than `limit` bytes.
  case archiveTooLarge(file: String, limit: Int)

  /// The file holds nothing, or blank lines only.
  case emptyFile(file: String)
  /// The file holds a header and no rows.
  case noRows(file: String)
  /// No row has a time stamp of the half-open range `from..<to`.
  case noRowsInRange(file: String, from: TimeStamp?, to: TimeStamp?)
  /// Every row was left out because of a missing value.
  case allRowsSkipped(file: String, rows: Int)

  /// The file is not a text of separated values but seems to be `format`, such as "an Excel workbook".
  case notText(file: String, format: String)
  /// The bytes at `byte` (from zero, in the unpacked text) are not UTF-8.
  case invalidUTF8(CSVLocation, byte: Int)
  /// The unit at `byte` (from zero, in the unpacked text) is half a surrogate pair, or half a unit.
  case invalidUTF16(CSVLocation, byte: Int)
  /// A quoted field does not end, or is followed by something else than a delimiter.
  case malformedQuote(CSVLocation)
  /// A row has too few or too many fields.
  case wrongFieldCount(CSVLocation, found: Int, expected: Int)
  /// A field does not hold what its column needs.
  case invalidField(CSVLocation, value: String, expected: String)
  /// A field that every row must have is empty or holds a sign for a missing value.
  case missingValue(CSVLocation, value: String)
  /// The time stamp occurs twice.
  case repeatedTimeStamp(CSVLocation, value: String)
  /// The time stamp breaks the order of the rows before it; `previous` is the one of the row before.
  case unorderedTimeStamp(CSVLocation, value: String, previous: String)

  /// No column has the name that was asked for.
  case columnNotFound(file: String, column: String, available: [String])
  /// No column can be read as `role`.
  case roleNotFound(file: String, role: ColumnRole, available: [String])
  /// Several columns can be read as `role`.
  case ambiguousColumns(file: String, role: ColumnRole, candidates: [String])
  /// A name that was asked for is the name of several columns, which are told apart as `candidates`.
  case repeatedColumnName(file: String, column: String, candidates: [String])
  /// A number can be read with a decimal comma and with thousands set off by commas, and no other number tells.
  case ambiguousNumber(CSVLocation, value: String)
  /// Two columns of a row tell different times.
  case disagreeingTimes(CSVLocation, value: String, other: String, otherValue: String)
  /// The file holds several markets, of which one has to be chosen.
  ///
  /// `columns` are the closes of those that stand side by side.
  case ambiguousSymbol(file: String, candidates: [String], columns: [String])
  /// The file does not hold the market that was asked for.
  case symbolNotFound(file: String, symbol: String, available: [String])
  /// Two repairs were asked for that exclude each other.
  case contradictingRepairs(Repair, Repair)
  /// The time stamps can be read in several ways.
  case ambiguousTimeStamps(CSVLocation, value: String, readings: [String])

  /// The return of a closed trade is not finite, or -1 or less although the trade was not short.
  case impossibleTradeReturn(value: Double, side: TradeSide?)
  /// A trade was closed before it was opened.
  case tradeClosedBeforeOpening(opened: TimeStamp, closed: TimeStamp)
  /// No column of a file of trades can be read as `column`, which is needed.
  case tradeColumnNotFound(file: String, column: TradeColumn, available: [String])
  /// Several columns of a file of trades can be read as `column`.
  case ambiguousTradeColumns(file: String, column: TradeColumn, candidates: [String])
  /// A file of trades has no returns and nothing that they can be computed from.
  case tradeReturnsNotFound(file: String, available: [String])
  /// The returns of trades can be read as percent and as fractions.
  case ambiguousTradeScale(CSVLocation, value: String)
  /// Trades have a leverage, here `leverage`, and their returns can be of the margin or of the position.
  case ambiguousTradeBasis(CSVLocation, leverage: String)
  /// The returns of most trades are another than the prices give, `byPrices`, both in percent and as fractions.
  case tradeReturnsAgainstPrices(CSVLocation, value: String, byPrices: Double)
}
