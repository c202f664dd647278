/// Fields of eight rows as numbers: the n-th lane of each vector is of the n-th row.
///
/// Only operations between two vectors of the same type compile to single instructions.
struct CSVLanes {
  typealias Words = SIMD8<UInt64>

  /// The last characters in front of the terminator, as digits: 16 or 24 of them, the first in the lowest byte.
  var low: Words
  var high: Words
  var top = Words()
  /// The highest bit of some byte is set in the lane of a row that is not read here.
  var suspect: Words

  /// The same word in each lane.
  @inline(always)
  private static func all(_ word: UInt64) -> Words { Words(repeating: word) }

  /// The words that end with the terminator, and in front of it.
  @inline(always)
  init(last: Words, middle: Words) {
    let zeros = CSVLanes.all(0x3030_3030_3030_3030)
    low = CSVLanes.moved(last, middle) ^ zeros
    high = (middle &<< CSVLanes.all(8)) ^ zeros
    suspect = Words()
  }

  /// The words that end with the terminator, in front of it, and in front of that.
  @inline(always)
  init(last: Words, middle: Words, first: Words) {
    self.init(last: last, middle: middle)
    let zeros = CSVLanes.all(0x3030_3030_3030_3030)
    high = CSVLanes.moved(middle, first) ^ zeros
    top = (first &<< CSVLanes.all(8)) ^ zeros
  }

  /// Words one character further back, the first of which comes from the words in front.
  @inline(always)
  private static func moved(_ words: Words, _ inFront: Words) -> Words {
    (words &<< all(8)) | (inFront &>> all(56))
  }

  /// In each byte its number in its word, counted from the front, and a count for the word: at least 8 in the last
  /// `count` bytes of the words `low`, 16 and 24 in those of the words in front.
  @inline(always)
  private static func distances(_ count: Words) -> Words {
    all(0x0706_0504_0302_0100) &+ (count &* all(0x0101_0101_0101_0101))
  }

  /// The bytes whose distance is at least so large.
  ///
  /// With the types spelled out the comparison is a single instruction, else a loop over 64 bytes.
  @inline(always)
  private static func bytes(_ distances: Words, from least: UInt8) -> Words {
    let limits: SIMD64<UInt8> = SIMD64<UInt8>(repeating: least)
    let each: SIMD64<UInt8> = unsafe unsafeBitCast(distances, to: SIMD64<UInt8>.self)
    let isWithin: SIMDMask<SIMD64<Int8>> = each .>= limits
    return unsafe unsafeBitCast(isWithin, to: Words.self)
  }

  /// Clears what is in front of the last `count` characters, at most 24.
  @inline(always)
  mutating func keep(_ count: Words, hasTop: Bool) {
    let distances = CSVLanes.distances(count)
    low &= CSVLanes.bytes(distances, from: 8)
    high &= CSVLanes.bytes(distances, from: 16)
    if hasTop { top &= CSVLanes.bytes(distances, from: 24) }
  }

  /// Moves what is in front of the points onto them; they are the characters in front of the last `places`, 1 to 16.
  @inline(always)
  mutating func removePoint(places: Words, hasTop: Bool) {
    let distances = CSVLanes.distances(places)
    let lowBehind = CSVLanes.bytes(distances, from: 8)
    let highBehind = CSVLanes.bytes(distances, from: 16)
    let point = CSVLanes.all(0x1E1E_1E1E_1E1E_1E1E)
    var wrong =
      ((low ^ point) & (CSVLanes.bytes(distances, from: 7) ^ lowBehind))
      | ((high ^ point) & (CSVLanes.bytes(distances, from: 15) ^ highBehind))
    // No more than 16 places: the last character of the top word is the first that may be a point.
    if hasTop { wrong |= (top ^ point) & CSVLanes.bytes(distances, from: 23) }
    // A byte that is not zero reaches the highest bit with its low bits, or has it.
    let lowBits = CSVLanes.all(0x7F7F_7F7F_7F7F_7F7F)
    suspect |= ((wrong & lowBits) &+ lowBits) | wrong
    low = (low & lowBehind) | (CSVLanes.moved(low, high) & (lowBehind ^ CSVLanes.all(.max)))
    let movedHigh = hasTop ? CSVLanes.moved(high, top) : high &<< CSVLanes.all(8)
    high = (high & highBehind) | (movedHigh & (highBehind ^ CSVLanes.all(.max)))
    if hasTop { top = top &<< CSVLanes.all(8) }
  }

  /// Notes where a character is no digit.
  @inline(always)
  mutating func noteDigits() {
    let limit = CSVLanes.all(0x7676_7676_7676_7676)
    suspect |= (low &+ limit) | low | (high &+ limit) | high | (top &+ limit) | top
  }

  /// Notes where the last byte is not the terminator.
  @inline(always)
  mutating func noteTerminator(_ last: Words, _ terminator: UInt8) {
    let difference = (last &>> CSVLanes.all(56)) ^ CSVLanes.all(UInt64(terminator))
    suspect |= (difference &+ CSVLanes.all(0x7F)) | difference
  }

  /// Notes where all digits are zero.
  @inline(always)
  mutating func noteZeros() {
    let digits = low | high | top
    let isPositive = digits | (CSVLanes.all(0) &- digits)
    suspect |= (isPositive & CSVLanes.all(1 << 63)) ^ CSVLanes.all(1 << 63)
  }

  /// Notes where there are fewer than one or more than `most` places, or no digit in front of the point.
  @inline(always)
  mutating func noteLengths(_ length: Words, places: Words, most: UInt64) {
    // The highest bit of a difference is set where it is below zero.
    suspect |=
      (CSVLanes.all(most) &- places) | (places &- CSVLanes.all(1)) | (length &- places &- CSVLanes.all(2))
  }

  /// Notes where a length is zero or above `most`.
  @inline(always)
  mutating func noteLengths(_ length: Words, most: UInt64) {
    suspect |= (CSVLanes.all(most) &- length) | (length &- CSVLanes.all(1))
  }

  /// Eight digits as a number: pairs of digits, pairs of pairs, then both halves.
  @inline(always)
  static func value(_ digits: Words) -> Words {
    let pairs = ((digits &* all(10 << 8 + 1)) &>> all(8)) & all(0x00FF_00FF_00FF_00FF)
    let fours = ((pairs &* all(100 << 16 + 1)) &>> all(16)) & all(0x0000_FFFF_0000_FFFF)
    return (fours &* all(10_000 << 32 + 1)) &>> all(32)
  }

  /// Numbers below 2⁵² as doubles.
  @inline(always)
  static func doubles(_ numbers: Words) -> SIMD8<Double> {
    // The bits of a number behind the exponent of 2⁵² are that power and the number.
    let power = SIMD8<Double>(repeating: 0x1p52)
    let sum = numbers | Words(repeating: 0x1p52.bitPattern)
    return unsafe unsafeBitCast(sum, to: SIMD8<Double>.self) - power
  }
}
