import MarketData

/// The terms of a specification, with the categories of its seasons, which are those that the sample has.
struct HARLayout: Sendable, Equatable {
  /// The terms in the order of the coefficients.
  let terms: [HARTerm]
  /// The categories of each season of the specification, increasing; the last has no term.
  let categories: [[Int]]
  /// The category of each season that has no term: its intercept is minus the sum of the others.
  let references: [HAR.Season: Int]

  /// The terms of a specification whose seasons have the categories given, increasing.
  init(_ specification: HAR, categories: [HAR.Season: [Int]]) {
    var terms: [HARTerm] = [.constant]
    terms += specification.windows.map { .variance(window: $0) }
    terms += specification.quarticityWindows.map { .quarticity(window: $0) }
    for regressor in specification.regressors {
      terms += regressor.windows.map { .covariate(regressor.covariate, regressor.transform, window: $0) }
    }
    for season in specification.seasons { terms += (categories[season] ?? []).dropLast().map(season.term) }
    self.terms = terms
    self.categories = specification.seasons.map { categories[$0] ?? [] }
    references = categories.compactMapValues(\.last)
  }

  /// The categories of a season that the sample has, increasing.
  func categories(of season: HAR.Season) -> [Int] {
    let own = terms.compactMap { term in
      switch (season, term) {
      case (.hourOfDay, .hour(let category)), (.weekday, .weekday(let category)): category
      default: nil
      }
    }
    return own + [references[season]].compactMap { $0 }
  }

  var termCount: Int { terms.count }
}

extension HAR.Season {
  /// The categories that there can be.
  package var possibleCategories: ClosedRange<Int> {
    switch self {
    case .hourOfDay: 0...23
    case .weekday: 1...7
    }
  }

  /// The category that a time stamp is in.
  func category(of timeStamp: TimeStamp) -> Int {
    switch self {
    case .hourOfDay: Int(timeStamp.microsecondOfDay / 3_600_000_000)
    case .weekday: timeStamp.weekday
    }
  }

  /// The term of a category.
  func term(of category: Int) -> HARTerm {
    switch self {
    case .hourOfDay: .hour(category)
    case .weekday: .weekday(category)
    }
  }
}
