import MarketData

/// The files that a size is made from, told apart by the names of their columns, so that one that was given in place of
/// another is recognised.
enum SizingFileKind {
  case scores
  case labels
  case signals
  case prices

  /// What the columns of that name show a file to be; `nil` where they are not known.
  init?(of records: RecordTable) {
    if records.column(named: ScoreFile.volatilityColumn) != nil {
      self = .scores
    } else if records.column(named: LabelFile.regimeColumn) != nil {
      self = .labels
    } else if SignalFile.columnNames.contains(where: { records.column(named: $0) != nil }) {
      self = .signals
    } else if records.columnNames.contains(where: { ColumnRole.close.isUsual(name: $0) }) {
      self = .prices
    } else {
      return nil
    }
  }

  /// How a file of this kind is given.
  var hint: String {
    switch self {
    case .scores: "this looks like a file of 'plimsoll score', which is given with --scores"
    case .labels: "this looks like a file of 'plimsoll label', which is given with --labels"
    case .signals: "this looks like a file of signals, which is given with --signals"
    case .prices:
      "this looks like a file of prices; 'plimsoll score' and 'plimsoll label' make scores and labels of it"
    }
  }

  /// The kind of file that a column belongs to; `nil` where it is not known.
  static func owner(ofColumn name: String) -> SizingFileKind? {
    switch name.lowercased() {
    case ScoreFile.volatilityColumn, ScoreFile.scoreColumn, ScoreFile.alertColumn: .scores
    case LabelFile.regimeColumn: .labels
    case let name where name.hasPrefix(LabelFile.probabilityPrefix): .labels
    default: nil
    }
  }

  /// The option that a file of this kind is given with; `nil` where there is none.
  var option: String? {
    switch self {
    case .scores: "--scores"
    case .labels: "--labels"
    case .signals: "--signals"
    case .prices: nil
    }
  }
}
