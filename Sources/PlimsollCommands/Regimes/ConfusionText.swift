/// How often each class was told where each came, for people.
enum ConfusionText {
  /// The table.
  ///
  /// - Parameters:
  ///   - counts: a row for each class that came, a column for each that was told.
  ///   - classNames: the names of the classes.
  /// - Returns: the text of the table.
  static func table(_ counts: [[Int]], classNames: [String]) -> String {
    var table = ResultTable(columns: ["came \\ told"] + classNames)
    for (name, row) in zip(classNames, counts) { table.append([.text(name)] + row.map { .integer($0) }) }
    return table.text
  }
}
