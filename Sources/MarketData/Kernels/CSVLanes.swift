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

  /// The last bytes of words, as many as a number from 0 to 8 says.
  @inline(always)
  private static func lastBytes(_ count: Words) -> Words {
    // In two shifts, because one by all bits of a word would be one by none.
    let half = all(32) &- (count &<< all(2))
    return (all(.max) &<< half) &<< half
  }

  /// How many of so many bytes are in the last word, and how many are left.
  ///
  /// The sign of a difference selects; a mask of lanes would be taken apart.
  @inline(always)
  private static func split(_ count: Words) -> (inWord: Words, rest: Words) {
    let beyond = count &- all(8)
    let isWithin = all(0) &- (beyond &>> all(63))
    let below = beyond & isWithin
    return (below &+ all(8), beyond ^ below)
  }

  /// Clears what is in front of the last `count` of 16 characters.
  @inline(always)
  mutating func keepSixteen(_ count: Words) {
    let (inLow, rest) = CSVLanes.split(count)
    low &= CSVLanes.lastBytes(inLow)
    high &= CSVLanes.lastBytes(rest)
  }

  /// Clears what is in front of the last `count` of 24 characters.
  @inline(always)
  mutating func keepTwentyFour(_ count: Words) {
    let (inLow, inUpper) = CSVLanes.split(count)
    let (inHigh, inTop) = CSVLanes.split(inUpper)
    low &= CSVLanes.lastBytes(inLow)
    high &= CSVLanes.lastBytes(inHigh)
    top &= CSVLanes.lastBytes(inTop)
  }

  /// Moves what is in front of the points onto them; they are the characters in front of the last `places`, 1 to 16.
  @inline(always)
  mutating func removePoint(places: Words) {
    let (inLow, inHigh) = CSVLanes.split(places)
    let lowBehind = CSVLanes.lastBytes(inLow)
    let highBehind = CSVLanes.lastBytes(inHigh)
    let (lowFront, highFront) = (lowBehind ^ CSVLanes.all(.max), highBehind ^ CSVLanes.all(.max))
    let lowPoint = CSVLanes.moved(fromFront: CSVLanes.all(.max), lowBehind) & lowFront
    let highPoint = CSVLanes.moved(fromFront: lowBehind, highBehind) & highFront
    let topPoint = highBehind &<< CSVLanes.all(56)
    let point = CSVLanes.all(0x1E1E_1E1E_1E1E_1E1E)
    let wrong = ((low ^ point) & lowPoint) | ((high ^ point) & highPoint) | ((top ^ point) & topPoint)
    // A byte that is not zero reaches the highest bit with its low bits, or has it.
    let lowBits = CSVLanes.all(0x7F7F_7F7F_7F7F_7F7F)
    suspect |= ((wrong & lowBits) &+ lowBits) | wrong
    low = (low & lowBehind) | (CSVLanes.moved(low, high) & lowFront)
    high = (high & highBehind) | (CSVLanes.moved(high, top) & highFront)
    top = top &<< CSVLanes.all(8)
  }

  /// Words one character further to the front, the last of which comes from the words behind.
  @inline(always)
  private static func moved(fromFront behind: Words, _ words: Words) -> Words {
    (words &>> all(8)) | (behind &<< all(56))
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
