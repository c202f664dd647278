extension CSVLayout {
  /// A zone that something else than the time stamps states.
  struct StatedZone {
    var offset: UTCOffset
    /// What states it.
    var place: String
  }

  /// The zone by the name of the column of time stamps, as `Date (UTC)` or `Time (GMT+8)`, or by a line above the table
  /// that speaks of times; `nil` where nothing states one, or not clearly.
  var statedZone: StatedZone? {
    roles[.timestamp].flatMap { CSVLayout.statedZone(of: sample, column: $0) }
  }

  /// The zone that the name of a column of times or a line above the table states; `nil` where neither does clearly.
  static func statedZone(of sample: CSVSample, column: Int) -> StatedZone? {
    let name = sample.writtenNames[column]
    if ColumnName(name).statesUTC { return zone(in: name, place: "the name of the column") }
    let about: Set<String> = ["time", "times", "timestamp", "timestamps", "timezone", "dates"]
    let doubtful: Set<String> = ["not", "local", "exchange", "exported", "created", "generated", "downloaded"]
    for line in sample.dialect.preamble {
      let words = Set(ColumnName(line).words)
      guard !words.isDisjoint(with: ["utc", "gmt"]), !words.isDisjoint(with: about), words.isDisjoint(with: doubtful)
      else { continue }
      return zone(in: line, place: "a line above the table")
    }
    return nil
  }

  /// The zone that a text names once: `UTC` or `GMT`, perhaps with an offset behind it.
  private static func zone(in text: String, place: String) -> StatedZone? {
    let bytes = Array(text.utf8)
    var found: UTCOffset?
    for start in bytes.indices.dropLast(2) {
      let word = String(decoding: bytes[start..<start + 3].map { $0 | 0x20 }, as: UTF8.self)
      guard word == "utc" || word == "gmt" else { continue }
      // `Etc/GMT-8` lies east of Greenwich: its sign is the other way round.
      guard start == 0 || bytes[start - 1] != UInt8(ascii: "/"), found == nil else { return nil }
      var position = start
      guard let seconds = UTCOffset.parse(bytes.span, &position, bytes.count) else { return nil }
      found = UTCOffset(seconds: seconds)
    }
    return found.map { StatedZone(offset: $0, place: place) }
  }
}
