import MarketData

/// A plain text as the contents of a file called `test.csv`.
func reader(_ text: String, _ options: CSVOptions = CSVOptions()) throws(MarketDataError) -> CSVReader {
  try CSVReader(contents: Array(text.utf8), name: "test.csv", options: options)
}

/// The error that reading the bars of `text` ends with.
func barsError(_ text: String, _ options: CSVOptions = CSVOptions()) -> MarketDataError? {
  do {
    _ = try reader(text, options).bars()
    return nil
  } catch {
    return error
  }
}

/// The time stamp that `text` names, or the start of 1970 where it names none.
func stamp(_ text: String) -> TimeStamp { TimeStamp(text) ?? TimeStamp(microseconds: 0) }

/// A generator of the same numbers in every run (Marsaglia's xorshift64).
struct RepeatableGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
