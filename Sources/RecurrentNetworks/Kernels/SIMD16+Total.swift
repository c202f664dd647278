extension SIMD16<Float> {
  /// The sum of all lanes; the library's takes them one by one.
  @inline(always)
  var total: Float {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
