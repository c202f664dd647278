import MarketData

/// The options by which columns of other files are joined to bars.
struct JoinOptions: Sendable {
  /// Which moment of its period a time stamp of a joined file names.
  enum Stamps: String, CaseIterable, Sendable {
    case start
    case end
  }

  /// A column that was joined.
  struct Column: Sendable {
    /// The file it comes from.
    let file: InputFile
    /// Its name there.
    let source: String
    /// Its name beside the bars.
    let name: String
    /// When its values can be used.
    let rule: JoinRule
    /// The number of bars without a value.
    let missing: Int
  }

  private static let join = Option(
    repeated: "join", .inputFile, value: "FILE",
    help: "CSV file whose columns are joined to each bar with the values known at its close")
  private static let lag = Option(
    repeated: "lag", .assignment("COLUMN=TIME", key: .text), value: "COLUMN=TIME",
    help: "Time from the end of a row's period to its publication, as flow=6h; '*=6h' is for all other columns; "
      + "without it none")
  private static let maximumAge = Option(
    repeated: "max-age", .assignment("COLUMN=TIME", key: .text), value: "COLUMN=TIME",
    help: "Greatest age of a joined value that is used, as flow=3d; '*=3d' is for all other columns; without it any")
  private static let stamps = Option(
    "stamps", .choice(of: Stamps.self), value: "MOMENT", default: .start,
    help: "Moment of its period that a time stamp of the joined files names: a row stamped with the start is known "
      + "one period later at the earliest")

  /// The options as a group of the help.
  static let group = OptionGroup(
    "Options of joined files",
    [join.specification, lag.specification, maximumAge.specification, stamps.specification])

  /// What stands for all columns that are not named.
  private static let allOthers = "*"

  /// The files in their order.
  let files: [InputFile]
  private let lags: [String: Duration]
  private let maximumAges: [String: Duration]
  private let stamps: Stamps

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` for a time that is none, or a column that is given two.
  /// - Precondition: the command's specification has `group`.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    files = arguments[Self.join]
    lags = try Self.times(arguments[Self.lag], of: Self.lag.specification)
    maximumAges = try Self.times(arguments[Self.maximumAge], of: Self.maximumAge.specification)
    stamps = arguments[Self.stamps]
    guard files.isEmpty else { return }
    for option in [Self.lag, Self.maximumAge] where arguments.source(of: option) == .commandLine {
      throw .usage("option \(option.specification.spelling) needs --join FILE")
    }
  }

  private static func times(
    _ assignments: [Assignment<String>], of option: OptionSpecification
  ) throws(CommandError) -> [String: Duration] {
    var times: [String: Duration] = [:]
    for assignment in assignments {
      guard let time = duration(assignment.value) else {
        throw .usage(
          "option \(option.spelling): \(assignment.value.quoted) is not a length of time such as 0h, 90m, 6h or 2d")
      }
      guard times.updateValue(time, forKey: assignment.key) == nil else {
        throw .usage("option \(option.spelling) names the column \(assignment.key.quoted) twice")
      }
    }
    return times
  }

  /// The length that a text names as a bar size does, or zero.
  private static func duration(_ text: String) -> Duration? {
    if let size = BarSize(text) { return size.duration }
    guard text.first == "0", BarSize("1" + text.dropFirst()) != nil else { return nil }
    return .zero
  }

  /// Reads the files and joins their columns to bars.
  ///
  /// A column is called as in its file or, where that name is taken, by the name of the file in front of it.
  ///
  /// - Parameters:
  ///   - bars: the bars.
  ///   - size: the size of the bars; `nil` to tell it by their distance.
  ///   - zone: the zone of the files' time stamps that name none; `nil` for UTC.
  ///   - reserved: the names that no joined column gets.
  ///   - context: what the command runs in.
  /// - Returns: the bars with the joined columns, and what was joined, in order.
  /// - Throws: `CommandError`, which names the file.
  func joined(
    to bars: BarSeries, size: BarSize?, zone: UTCOffset?, reserved: Set<String>, in context: CommandContext
  ) throws(CommandError) -> (bars: BarSeries, columns: [Column]) {
    var (bars, columns) = (bars, [Column]())
    for file in files {
      let joined = try JoinedFile(file, zone: zone, in: context)
      var rules: [(source: String, name: String, rule: JoinRule)] = []
      for source in joined.names {
        let taken = reserved.union(bars.columns.keys).union(rules.map(\.name))
        let name = taken.contains(source) ? Self.name(source, in: file, without: taken) : source
        rules.append((source, name, rule(source: source, name: name)))
      }
      do throws(MarketDataError) {
        bars = try bars.joined(
          with: joined.table, columns: Dictionary(uniqueKeysWithValues: rules.map { ($0.source, $0.rule) }),
          stamps: try meaning(of: joined.table), barLength: size?.duration)
      } catch {
        throw CommandError(error, in: file)
      }
      columns += rules.map { rule in
        let missing = bars.columns[rule.name]?.count(where: \.isNaN) ?? bars.count
        return Column(file: file, source: rule.source, name: rule.name, rule: rule.rule, missing: missing)
      }
    }
    try check(columns)
    warn(of: columns, context.diagnostics)
    return (bars, columns)
  }

  private func rule(source: String, name: String) -> JoinRule {
    JoinRule(
      name: name, publicationLag: Self.time(lags, source: source, name: name) ?? .zero,
      maximumAge: Self.time(maximumAges, source: source, name: name))
  }

  /// The time that was stated for a column by its name beside the bars, its name in the file, or for all others.
  private static func time(_ times: [String: Duration], source: String, name: String) -> Duration? {
    times[name] ?? times[source] ?? times[allOthers]
  }

  private func meaning(of table: NumberTable) throws(MarketDataError) -> StampMeaning {
    guard stamps == .start else { return .end }
    guard let size = table.rowSize else { throw .unknownBarLength(count: table.count) }
    return .start(of: size)
  }

  /// A name of a column that tells its file.
  private static func name(_ column: String, in file: InputFile, without taken: Set<String>) -> String {
    let fileName =
      switch file {
      case .standardInput: "-"
      case .path(let path): InputFile.fileName(path)
      }
    let stem = fileName.prefix { $0 != "." }
    let name = "\(stem.isEmpty ? fileName[...] : stem).\(column)"
    return name.unique(among: taken)
  }

  /// Makes sure that every column that a time was stated for is there.
  private func check(_ columns: [Column]) throws(CommandError) {
    let known = columns.map(\.source) + columns.map(\.name)
    for (option, times) in [(Self.lag, lags), (Self.maximumAge, maximumAges)] {
      for column in times.keys.sorted() where column != Self.allOthers && !known.contains(column) {
        throw .usage(
          "option \(option.specification.spelling): no joined file has a column of numbers named \(column.quoted)",
          hint: Spelling.suggestion(for: column, among: known))
      }
    }
  }

  private func warn(of columns: [Column], _ diagnostics: Diagnostics) {
    let unstated = columns.filter { Self.time(lags, source: $0.source, name: $0.name) == nil }.map(\.name.quoted)
    guard !unstated.isEmpty else { return }
    let shown = unstated.prefix(3).joined(separator: ", ")
    diagnostics.warn(
      "no publication lag is stated for \(shown)\(unstated.count > 3 ? " and \(unstated.count - 3) more" : ""), taken "
        + "as known at the end of each period; --lag COLUMN=TIME states one, --lag COLUMN=0h that there is none")
  }
}

extension String {
  /// The text, with a number behind it where it is among `taken`.
  func unique(among taken: Set<String>) -> String {
    var name = self
    var number = 1
    while taken.contains(name) {
      name = "\(self).\(number)"
      number += 1
    }
    return name
  }
}
