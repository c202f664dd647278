/// The names of the columns, from the rows above the data.
struct CSVHeader {
  /// The names as they stand in the file, which may repeat.
  let writtenNames: [String]
  /// The names of the columns, each once; numbers from one where there is no header.
  let names: [String]
  /// The asset that all columns are of, where a row of the header names nothing else.
  let asset: String?

  /// Names from several rows, as pandas writes them for columns of several levels; numbers where there are no rows.
  ///
  /// A level that is the same for every column is no part of the names. The first column is the index, whose name
  /// stands in the last row that is otherwise empty.
  init(rows: [[String]], columns: Int) {
    guard let first = rows.first else {
      names = (1...max(1, columns)).map(String.init)
      writtenNames = names
      asset = nil
      return
    }
    guard rows.count > 1 else {
      asset = nil
      writtenNames = CSVHeader.aligned(first, columns).map(CSVHeader.cleaned)
      names = CSVHeader.distinct(writtenNames)
      return
    }
    var levels = rows.map { CSVHeader.aligned($0, columns).map(CSVHeader.cleaned) }
    let index = levels.last { $0.dropFirst().allSatisfy(\.isEmpty) }?.first ?? ""
    levels.removeAll { $0.dropFirst().allSatisfy(\.isEmpty) }
    let constant = levels.count > 1 ? levels.filter { Set($0.dropFirst()).count == 1 } : []
    asset = constant.first?.last
    if levels.count > 1 { levels.removeAll { Set($0.dropFirst()).count == 1 } }
    // The level of assets comes before that of roles, as in the names of other wide files.
    levels.sort { CSVHeader.rolesNamed(in: $0) < CSVHeader.rolesNamed(in: $1) }
    let joined = (0..<columns).map { column in
      column == 0
        ? (index.isEmpty ? levels.last?.first ?? "" : index)
        : levels.map { $0[column] }.filter { !$0.isEmpty }.joined(separator: ":")
    }
    writtenNames = joined
    names = CSVHeader.distinct(joined)
  }

  private static func rolesNamed(in level: [String]) -> Int {
    level.dropFirst().count { name in (ColumnRole.prices + [.volume]).contains { ColumnName(name).rank(as: $0) != nil }
    }
  }

  /// A row of a header that is one short has no name for the first column.
  private static func aligned(_ row: [String], _ columns: Int) -> [String] {
    row.count < columns ? [String](repeating: "", count: columns - row.count) + row : Array(row.prefix(columns))
  }

  /// A name without the signs that vendors put around it: `<CLOSE>`, `#time`, `Close**`.
  private static func cleaned(_ name: String) -> String {
    var name = name.split(whereSeparator: \.isNewline).joined(separator: " ")
    while name.last == "*" { name.removeLast() }
    if name.first == "#" { name = String(name.dropFirst().drop { $0 == " " }) }
    if name.first == "<", name.last == ">" { name = String(name.dropFirst().dropLast()) }
    return name
  }

  /// The names, where those that repeat get `.1`, `.2` and so on: none of them is the one that the bare name means.
  private static func distinct(_ names: [String]) -> [String] {
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    var taken = Set(names)
    var numbers: [String: Int] = [:]
    return names.map { name in
      guard counts[name] != 1 else { return name }
      var number = numbers[name, default: 1]
      while !taken.insert("\(name).\(number)").inserted { number += 1 }
      numbers[name] = number + 1
      return "\(name).\(number)"
    }
  }
}
