extension DataQualityReport.Issue {
  /// What can be doubtful about a file of bars.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// Rows that cannot be cut into fields, or hold something else than a time stamp or a number.
    case unreadableRows = "unreadable-rows"
    /// Rows without a value where one is needed.
    case missingValues = "missing-values"
    /// Rows whose time stamp is written in another form or unit than the first one.
    case mixedUnits = "mixed-units"
    /// Rows in which two columns tell different times.
    case disagreeingTimes = "disagreeing-times"
    /// Rows at which the offset of the time stamps from UTC changes.
    ///
    /// Each time stamp is still one instant; who drops the offsets has an hour twice, and one missing.
    case zoneChanges = "zone-changes"
    /// Rows that are earlier than the row before them (later, where the file has its newest row first).
    case outOfOrder = "out-of-order"
    /// Rows that repeat the time stamp and all values of another one.
    case duplicates
    /// Rows that repeat the time stamp of another one with other values.
    case conflictingDuplicates = "conflicting-duplicates"
    /// Stretches in which bars are missing.
    ///
    /// In a continuous market every bar is expected. An exchange is closed at weekends and on holidays: days are
    /// missing there only where more than four weekdays in a row have no bar (the longest closure of the New York
    /// Stock Exchange since 1933, in September 2001, was four). Of bars shorter than a day, those are expected
    /// between the first and the last bar of a day that at least half of all days have at that time of day.
    case gaps
    /// Bars that are missing in all gaps together.
    case missingBars = "missing-bars"
    /// Bars that are not a whole number of bar lengths away from most of the others.
    case offGrid = "off-grid"
    /// Bars whose high is below the low, whose open or close is outside of them, or that have a price which is not
    /// positive and finite.
    case impossibleBars = "impossible-bars"
    /// Bars in which nothing was traded: many vendors fill them with the last price.
    case zeroVolume = "zero-volume"
    /// Bars in which the volume is the other volume of the file times the price, and should be the other way round.
    case swappedVolumes = "swapped-volumes"
    /// Log returns further than 20 robust standard deviations from their median.
    ///
    /// The robust standard deviation is 1.4826 times the median absolute deviation; in a continuous market it grows
    /// with the square root of the number of bars that a return spans.
    case jumps
    /// Stretches of ten bars or more with the same close.
    case constantRuns = "constant-runs"
    /// Signs that a series is no market's, each counted once.
    ///
    /// A close that is a billion times another one, or funding rates that are little related to those before them
    /// and never the same twice in a row.
    case implausible
  }
}
