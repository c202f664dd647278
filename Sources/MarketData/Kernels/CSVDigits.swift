/// Digits to whole numbers, eight at a time in one word, without a branch.
///
/// The first digit is the lowest byte of a word, as memory is read by a little-endian processor; others swap.
@safe
struct CSVDigits {
  /// Sixteen zeros, then sixteen bytes of ones: read from `n` on, the last n of sixteen bytes are kept.
  static let masks = [UInt8](repeating: 0, count: 16) + [UInt8](repeating: 0xFF, count: 16)

  let text: UnsafePointer<UInt8>
  let masks: UnsafePointer<UInt8>
  /// The highest bit of a byte is set where something was no digit.
  private(set) var suspect: UInt64 = 0

  @inline(always)
  init(text: UnsafePointer<UInt8>, masks: UnsafePointer<UInt8>) {
    unsafe self.text = unsafe text
    unsafe self.masks = unsafe masks
  }

  /// Whether all that was read so far were digits.
  @inline(always)
  var areDigits: Bool { suspect & 0x8080_8080_8080_8080 == 0 }

  /// The eight bytes from `position` on.
  @inline(always)
  func word(_ position: Int) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(text + position).loadUnaligned(as: UInt64.self))
  }

  /// The number that the last `count` digits before `end` make; 0 to 8 digits, with eight bytes to read before `end`.
  @inline(always)
  mutating func upToEight(_ count: Int, before end: Int) -> UInt64 {
    value(digits(end &- 8, mask: 8 &+ count))
  }

  /// The number that the last `count` digits before `end` make; 0 to 16 digits, with 16 bytes to read before `end`.
  @inline(always)
  mutating func upToSixteen(_ count: Int, before end: Int) -> UInt64 {
    // Numbers of a column have much the same length, so that this is guessed right.
    if count <= 8 { return upToEight(count, before: end) }
    let upper = value(digits(end &- 16, mask: count))
    let lower = value(digits(end &- 8, mask: 8 &+ count))
    return upper &* 100_000_000 &+ lower
  }

  /// The number that the last `count` characters before `end` make, one of them a point with `places` digits behind it;
  /// up to 8 characters, with eight bytes to read before `end`.
  @inline(always)
  mutating func upToSevenAroundPoint(_ count: Int, places: Int, before end: Int) -> UInt64 {
    let behind = mask(8 &+ places)
    let characters = (word(end &- 8) ^ 0x3030_3030_3030_3030) & mask(8 &+ count)
    // What is before the point moves onto it.
    let digits = characters & behind | characters &<< 8 & ~behind
    note(digits)
    return value(digits)
  }

  /// Eight digits from `position` on, one in each byte; those in front of the number are zero.
  @inline(always)
  private mutating func digits(_ position: Int, mask: Int) -> UInt64 {
    let digits = (word(position) ^ 0x3030_3030_3030_3030) & self.mask(mask)
    note(digits)
    return digits
  }

  @inline(always)
  private func mask(_ position: Int) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(masks + position).loadUnaligned(as: UInt64.self))
  }

  /// From ten on the addition reaches the highest bit; a carry into the next byte needs a byte that has it already.
  @inline(always)
  private mutating func note(_ digits: UInt64) {
    suspect |= (digits &+ 0x7676_7676_7676_7676) | digits
  }

  /// Pairs of digits, pairs of pairs, then both halves.
  @inline(always)
  private func value(_ digits: UInt64) -> UInt64 {
    let pairs = (digits &* (10 << 8 + 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* (100 << 16 + 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
    return (fours &* (10_000 << 32 + 1)) &>> 32
  }
}
