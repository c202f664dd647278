/// How the fields of a plain row are read.
///
/// A row is plain where it has exactly these fields, each of the form that the plan says, no quote, no byte beyond
/// ASCII, and ends in a line feed, a carriage return with a line feed, or the end of the text.
package struct CSVRowPlan {
  /// What a number must be.
  package enum Bound {
    /// Above zero, written without a sign.
    case positive
    /// Zero or more, written without a sign.
    case notNegative
    /// Any number, with or without a minus sign.
    case any
  }

  /// How one field is read.
  package enum Field {
    /// Any text without quotes; it is not read.
    case skip
    /// Exactly these bytes.
    case text([UInt8])
    /// The time stamp of the row, in the form that the plan says.
    case timeStamp
    /// Digits with at most one point, which has digits on both sides, and at most 19 digits from the first that is
    /// not zero; the value goes to column `slot`. An empty field is NaN where it is optional.
    case number(slot: Int, bound: Bound, isOptional: Bool)
  }

  /// How a time stamp is written.
  package enum Stamp {
    /// `2024-01-31`.
    case isoDate
    /// `2024-01-31T14:30`, also with a blank for the `T`, with seconds or without, then exactly the suffix.
    case iso(hasSeconds: Bool, suffix: [UInt8])
    /// Digits only, at most 16: a count of units of that many microseconds since 1970.
    case sinceEpoch(unitInMicroseconds: Int64)
    /// Digits only, four to 19: nanoseconds since 1970, whole microseconds.
    case nanoseconds
  }

  /// What separates the fields: an ASCII character that occurs in no number.
  package var delimiter: UInt8
  /// One for each field of a row; at most one is the time stamp, no two are numbers of the same slot.
  package var fields: [Field]
  /// The form of the time stamp; `nil` where no field is one.
  package var stamp: Stamp?
  /// Microseconds that are subtracted from ISO stamps: how far their zone is ahead of UTC.
  package var aheadOfUTC: Int64
  /// Where stamps that count since 1970 must lie, in microseconds.
  package var plausible: Range<Int64>
  /// Stamps of the rows that are kept, in microseconds since 1970.
  package var included: Range<Int64>

  /// A plan from its parts.
  ///
  /// - Parameters:
  ///   - delimiter: what separates the fields.
  ///   - fields: one for each field of a row.
  ///   - stamp: the form of the time stamp.
  ///   - aheadOfUTC: microseconds that are subtracted from ISO stamps.
  ///   - plausible: where stamps that count since 1970 must lie, in microseconds.
  ///   - included: stamps of the rows that are kept, in microseconds.
  package init(
    delimiter: UInt8, fields: [Field], stamp: Stamp?, aheadOfUTC: Int64, plausible: Range<Int64>,
    included: Range<Int64>
  ) {
    self.delimiter = delimiter
    self.fields = fields
    self.stamp = stamp
    self.aheadOfUTC = aheadOfUTC
    self.plausible = plausible
    self.included = included
  }
}
