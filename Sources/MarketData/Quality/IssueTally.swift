/// Counts of doubtful rows by kind, each with one example.
struct IssueTally {
  private var found: [DataQualityReport.Issue.Kind: (count: Int, example: String)] = [:]

  /// Adds `count` cases of a kind; the first example of a kind is kept.
  mutating func add(_ kind: DataQualityReport.Issue.Kind, count: Int = 1, example: @autoclosure () -> String) {
    guard count > 0 else { return }
    if let known = found[kind] {
      found[kind] = (known.count + count, known.example)
    } else {
      found[kind] = (count, example())
    }
  }

  /// Adds a row that could not be used.
  mutating func add(_ fault: MarketDataError) {
    if case .missingValue = fault {
      add(.missingValues, example: fault.description)
    } else {
      add(.unreadableRows, example: fault.description)
    }
  }

  /// The issues in the order of their kinds.
  var issues: [DataQualityReport.Issue] {
    DataQualityReport.Issue.Kind.allCases.compactMap { kind in
      found[kind].map { DataQualityReport.Issue(kind: kind, count: $0.count, example: $0.example) }
    }
  }
}
