/// One field of a plan, in the form that the loop over rows reads.
struct CSVRowStep {
  enum Kind: UInt8 {
    case skip, text, unsignedNumber, signedNumber, isoDate, isoTime, sinceEpoch, nanoseconds
  }

  var kind: Kind
  /// The byte that ends the field: the delimiter, or the line feed behind the last.
  var terminator: UInt8
  var isOptional = false
  /// Whether the numbers of the column have more digits than a double holds exactly.
  var isLong = false
  /// Whether a time of day has seconds.
  var hasSeconds = false
  /// The least number as digits: 1 where it must be positive.
  var least: UInt64 = 0
  /// Where the values of the column, or the bytes of the text or suffix, begin in their buffer.
  var offset = 0
  /// How long the text, or the whole time stamp, must be.
  var length = 0
  /// The column that a number goes to.
  var slot = 0

  var isNumber: Bool { kind == .unsignedNumber || kind == .signedNumber }

  var isLast: Bool {
    @inline(always) get { terminator == UInt8(ascii: "\n") }
  }
}
