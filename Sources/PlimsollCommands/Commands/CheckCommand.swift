import MarketData
import ModelExchange
import ModelFormats

/// `plimsoll check`: what a file of prices holds, how it was read, and what is doubtful about it.
package struct CheckCommand: Command {
  private static let prices = Operand("PRICES", .inputFile, help: "CSV file of prices, plain, .gz or .zip")

  package static let specification = CommandSpecification(
    name: "check",
    summary: "Report what a price file holds and what is doubtful about it",
    discussion: """
      Reads a file of prices, says how its columns and time stamps were understood and with which option to say \
      otherwise, and counts what is doubtful: gaps, repeated and unordered rows, impossible bars, jumps and the like. \
      An issue is a fact to look at, not always a fault; the exit code is 0 with issues too. With --repair it also \
      tells what the repairs do, and fails where the file cannot be read with them.

        plimsoll check prices.csv
        plimsoll check prices.csv.gz --column close=Last --time-zone +08:00
        plimsoll check prices.csv --repair sort --repair keep-last
        zcat prices.csv.gz | plimsoll check - --json
      """,
    operands: [prices.specification], groups: [MarketDataOptions.group])

  private let file: InputFile
  private let options: MarketDataOptions

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    file = arguments[Self.prices]
    options = try MarketDataOptions(arguments)
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    let reader = try context.reader(of: file, options: options.layout)
    do {
      var (quality, detection) = try reader.dataQuality()
      detection.warnOfColumns(context.diagnostics, options: options.layout)
      guard !options.layout.repairs.isEmpty else {
        return .report(Report(json: json(quality, detection), text: text(quality, detection)))
      }
      let (bars, repaired) = try reader.bars()
      detection.repairs = repaired.repairs
      return .report(
        Report(
          json: json(quality, detection, repairedRows: bars.count),
          text: text(quality, detection) + repairs(of: repaired, rows: bars.count)))
    } catch {
      throw CommandError(error, in: file)
    }
  }

  private func json(
    _ quality: DataQualityReport, _ detection: CSVDetection, repairedRows: Int? = nil
  ) -> JSONValue {
    var members: [String: JSONValue] = [
      "rows": .integer(quality.rows), "first": JSONValue(quality.first?.description),
      "last": JSONValue(quality.last?.description), "barSeconds": JSONValue(quality.barSeconds),
      "issues": .array(
        quality.issues.map { issue in
          [
            "kind": .string(issue.kind.rawValue), "count": .integer(issue.count), "example": .string(issue.example),
          ]
        }),
      "detection": detection.json,
    ]
    if let repairedRows { members["repairedRows"] = .integer(repairedRows) }
    return .object(members)
  }

  /// What the repairs that were asked for did, and what is left.
  private func repairs(of detection: CSVDetection, rows: Int) -> String {
    var table = ResultTable(columns: ["repair", "rows", "first line"])
    for repair in detection.repairs {
      table.append([.text(repair.repair.rawValue), .integer(repair.count), .integer(repair.firstLine)])
    }
    let outcome = "The repairs leave \(rows) \(rows == 1 ? "bar" : "bars") in order.\n"
    return "\n" + (detection.repairs.isEmpty ? "" : table.text + "\n") + outcome
  }

  private func text(_ quality: DataQualityReport, _ detection: CSVDetection) -> String {
    var facts = ResultTable(columns: ["file", file.description])
    facts.append(["rows", .text("\(quality.rows)")])
    facts.append(["first", .text(quality.first.map(detection.shown) ?? "–")])
    facts.append(["last", .text(quality.last.map(detection.shown) ?? "–")])
    facts.append(["bar", .text(quality.barSeconds.map(Self.duration) ?? "–")])
    var text = facts.text + "\n" + detection.table.text + "\n"
    guard !quality.issues.isEmpty else { return text + "No issues.\n" }
    var issues = ResultTable(columns: ["issue", "count", "example"])
    for issue in quality.issues {
      issues.append([.text(issue.kind.rawValue), .integer(issue.count), .text(issue.example)])
    }
    text += issues.text
    return text
  }

  /// A length of time in the largest unit that gives a whole number.
  private static func duration(_ seconds: Double) -> String {
    for (unit, length) in [("day", 86_400.0), ("hour", 3600), ("minute", 60)] {
      let count = seconds / length
      if count >= 1, count == count.rounded(), let whole = Int(exactly: count) {
        return "\(whole) \(unit)" + (whole == 1 ? "" : "s")
      }
    }
    return "\(seconds) s"
  }
}
