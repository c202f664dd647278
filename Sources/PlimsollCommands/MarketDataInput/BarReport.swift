import MarketData
import ModelExchange
import ModelFormats

/// What `plimsoll bars` made.
struct BarReport {
  /// The file of prices.
  let file: InputFile
  /// The bars as they are written.
  let bars: BarSeries
  /// The titles of the columns.
  let columns: [String]
  /// The longer bars, where bars were put together.
  let resampled: ResampledBars?
  /// The columns of other files.
  let joined: [JoinOptions.Column]
  /// What was found out about the file.
  let detection: CSVDetection

  /// The size of the bars, where it is known.
  private var size: BarSize? { resampled?.size ?? bars.barSize }

  /// The summary for programs.
  var json: JSONValue {
    [
      "rows": .integer(bars.count), "first": JSONValue(bars.timeStamps.first?.description),
      "last": JSONValue(bars.timeStamps.last?.description), "bar": JSONValue(size?.description),
      "barSeconds": JSONValue(size?.duration.map { $0 / .seconds(1) }),
      "sourceBar": JSONValue(resampled?.sourceSize.description), "sourceRows": .integer(detection.rows),
      "incomplete": JSONValue(resampled?.incompleteCount), "dropped": JSONValue(resampled?.droppedCount),
      "lastIsRunning": resampled.map { .bool($0.lastIsRunning) } ?? .null,
      "columns": .array(columns.map { .string($0) }),
      "joined": .array(
        joined.map { column in
          [
            "file": .string(column.file.description), "column": .string(column.source), "name": .string(column.name),
            "lagSeconds": .number(column.rule.publicationLag / .seconds(1)),
            "maximumAgeSeconds": JSONValue(column.rule.maximumAge.map { $0 / .seconds(1) }),
            "missing": .integer(column.missing),
          ]
        }),
      "detection": detection.json,
    ]
  }

  /// The summary for people.
  var text: String {
    var facts = ResultTable(columns: ["file", file.description])
    facts.append(["rows", .text("\(detection.rows)")])
    facts.append(["bars", .text("\(bars.count)" + (size.map { " of \($0)" } ?? ""))])
    facts.append(["first", .text(bars.timeStamps.first?.description ?? "–")])
    facts.append(["last", .text(bars.timeStamps.last?.description ?? "–")])
    if let resampled {
      facts.append(["made from", .text("bars of \(resampled.sourceSize)")])
      facts.append(["incomplete", .text("\(resampled.incompleteCount) kept, \(resampled.droppedCount) left out")])
    }
    facts.append(["columns", .text(columns.joined(separator: ", "))])
    guard !joined.isEmpty else { return facts.text }
    var table = ResultTable(columns: ["joined", "from", "lag in hours", "bars without a value"])
    for column in joined {
      table.append([
        .text(column.name), .text(column.file.description), .number(column.rule.publicationLag / .seconds(3600)),
        .integer(column.missing),
      ])
    }
    return facts.text + "\n" + table.text
  }
}
