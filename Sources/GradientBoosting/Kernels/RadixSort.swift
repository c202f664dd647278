/// Sorts numbers digit by digit, from the last to the first.
///
/// Three digits of eleven bits: less than a tenth of the time of the standard library's sort, which was a fifth of what comes
/// before the first tree.
package enum RadixSort {
  private static let digitBits: UInt32 = 11

  /// The numbers in increasing order, −0 before 0.
  ///
  /// - Parameter numbers: the numbers, of which each is one.
  /// - Returns: as many.
  package static func sorted(_ numbers: [Float]) -> [Float] {
    var keys = numbers.map { number in
      // The bits of negative numbers fall as these rise.
      let bits = number.bitPattern
      return bits >> 31 == 1 ? ~bits : bits | 1 << 31
    }
    var other = keys
    for digit in 0..<3 as Range<UInt32> {
      pass(keys, &other, shift: digit * digitBits)
      swap(&keys, &other)
    }
    return keys.map { Float(bitPattern: $0 >> 31 == 1 ? $0 & ~(1 << 31) : ~$0) }
  }

  private static func pass(_ keys: [UInt32], _ sorted: inout [UInt32], shift: UInt32) {
    let mask = 1 << digitBits - 1 as UInt32
    var places = [Int](repeating: 0, count: Int(mask) + 1)
    unsafe places.withUnsafeMutableBufferPointer { places in
      unsafe keys.withUnsafeBufferPointer { keys in
        unsafe sorted.withUnsafeMutableBufferPointer { sorted in
          for index in 0..<keys.count { unsafe places[Int(keys[index] >> shift & mask)] &+= 1 }
          var next = 0
          for digit in 0..<places.count {
            let count = unsafe places[digit]
            unsafe places[digit] = next
            next &+= count
          }
          for index in 0..<keys.count {
            let key = unsafe keys[index]
            let digit = Int(key >> shift & mask)
            let place = unsafe places[digit]
            unsafe sorted[place] = key
            unsafe places[digit] = place &+ 1
          }
        }
      }
    }
  }
}
