extension CSVRowBatch {
  /// Reads a column of numbers; what is longer than usual, empty or no number makes its row suspect.
  @inline(always)
  func number(_ field: CSVRowShape.Field, _ step: CSVRowStep, values: UnsafeMutablePointer<Double>) {
    let target = unsafe UnsafeMutableRawPointer(values + step.offset)
    if step.kind == .signedNumber { takeSigns() }
    defer { if step.kind == .signedNumber { clearSigns() } }
    guard field.end > field.first else {
      gather(field, hasPoint: false)
      return unsafe convertShort(field, step, to: target, hasPoint: false, places: 0)
    }
    gather(field, hasPoint: true)
    // A length below 16 has no bit above.
    if fold({ lengths[eight: $0] }) >= 16 {
      unsafe convertLong(field, step, to: target)
    } else if fold({ places[eight: $0] ^ SIMD8(repeating: places[0]) }) == 0 {
      unsafe convertShort(field, step, to: target, hasPoint: true, places: places[0])
    } else {
      unsafe convertShort(field, step, to: target, hasPoint: true, places: nil)
    }
  }

  /// The bits that some lane of `words` has in some eight rows.
  @inline(always)
  private func fold(_ words: (_ row: Int) -> SIMD8<UInt64>) -> UInt64 {
    var all = SIMD8<UInt64>()
    for row in stride(from: 0, to: rows, by: 8) { all |= words(row) }
    return all[0] | all[1] | all[2] | all[3] | all[4] | all[5] | all[6] | all[7]
  }

  /// Moves the starts of a column behind its minus signs.
  @inline(always)
  private func takeSigns() {
    for row in 0..<rows {
      let isNegative = unsafe text[Int(truncatingIfNeeded: starts[row])] == UInt8(ascii: "-")
      signs[row] = isNegative ? 1 << 63 : 0
      starts[row] &+= isNegative ? 1 : 0
    }
  }

  @inline(always)
  private func clearSigns() {
    for row in stride(from: 0, to: rows, by: 8) { signs[eight: row] = SIMD8() }
  }

  /// Takes the last bytes of a field of each row, and how long it is.
  @inline(always)
  func gather(_ field: CSVRowShape.Field, hasPoint: Bool) {
    var cut = unsafe positions + field.end
    for row in 0..<rows {
      let end = unsafe Int(cut.pointee)
      let behind = UInt64(truncatingIfNeeded: end)
      lengths[row] = behind &- starts[row]
      if hasPoint { unsafe places[row] = behind &- 1 &- UInt64(cut[-1]) }
      last[row] = word(end &- 7)
      middle[row] = word(end &- 15)
      starts[row] = behind &+ 1
      unsafe cut += cuts
    }
  }

  /// The digits of eight fields of up to 15 characters, with `places` of them behind a point if there is one.
  @inline(always)
  func shortLanes(_ field: CSVRowShape.Field, _ row: Int, places: SIMD8<UInt64>?) -> CSVLanes {
    let last = last[eight: row]
    var lanes = CSVLanes(last: last, middle: middle[eight: row])
    let length = lengths[eight: row]
    lanes.keep(length, hasTop: false)
    lanes.noteLengths(length, most: 15)
    if let places {
      lanes.noteLengths(length, places: places, most: 13)
      lanes.removePoint(places: places, hasTop: false)
    }
    lanes.noteDigits()
    lanes.noteTerminator(last, field.terminator)
    return lanes
  }

  /// Converts a column of fields of up to 15 characters; `places` is `nil` where the rows differ.
  @inline(always)
  private func convertShort(
    _ field: CSVRowShape.Field, _ step: CSVRowStep, to target: UnsafeMutableRawPointer, hasPoint: Bool, places: UInt64?
  ) {
    let allPlaces = places.map { SIMD8(repeating: $0) }
    let allPowers = places.map { unsafe SIMD8(repeating: self.powers[min(Int(truncatingIfNeeded: $0), 16)]) }
    for row in stride(from: 0, to: rows, by: 8) {
      var lanes = shortLanes(field, row, places: hasPoint ? allPlaces ?? self.places[eight: row] : nil)
      if step.least > 0 { lanes.noteZeros() }
      suspects[eight: row] |= lanes.suspect
      // Both terms and the sum are whole numbers below 2⁵³.
      var number =
        CSVLanes.doubles(CSVLanes.value(lanes.high)) * 1e8 + CSVLanes.doubles(CSVLanes.value(lanes.low))
      if hasPoint { number /= allPowers ?? powers(row) }
      unsafe store(number, row, to: target)
    }
  }

  @inline(always)
  private func convertLong(_ field: CSVRowShape.Field, _ step: CSVRowStep, to target: UnsafeMutableRawPointer) {
    var cut = unsafe positions + field.end
    for row in 0..<rows {
      first[row] = unsafe word(Int(cut.pointee) &- 23)
      unsafe cut += cuts
    }
    for row in stride(from: 0, to: rows, by: 8) {
      let last = last[eight: row]
      let length = lengths[eight: row]
      let places = places[eight: row]
      var lanes = CSVLanes(last: last, middle: middle[eight: row], first: first[eight: row])
      lanes.keep(length, hasTop: true)
      lanes.removePoint(places: places, hasTop: true)
      // 19 digits, of which 16 are behind the point.
      lanes.noteLengths(length, most: 20)
      lanes.noteLengths(length, places: places, most: 16)
      lanes.noteDigits()
      lanes.noteTerminator(last, field.terminator)
      let quotient = CSVLongQuotient(lanes, powers(row))
      if step.least > 0 { lanes.noteZeros() }
      suspects[eight: row] |= lanes.suspect | quotient.suspect
      unsafe store(quotient.value, row, to: target)
    }
  }

  /// The powers of ten that the places behind the points stand for.
  @inline(always)
  private func powers(_ row: Int) -> SIMD8<Double> {
    var powers = SIMD8<Double>()
    for lane in 0..<8 { powers[lane] = unsafe self.powers[min(Int(truncatingIfNeeded: places[row &+ lane]), 16)] }
    return powers
  }

  @inline(always)
  private func store(_ number: SIMD8<Double>, _ row: Int, to target: UnsafeMutableRawPointer) {
    let bits = unsafe unsafeBitCast(number, to: SIMD8<UInt64>.self) | signs[eight: row]
    unsafe target.storeBytes(of: bits, toByteOffset: row &* 8, as: SIMD8<UInt64>.self)
  }
}
