/// The division of source bars into the longer bars that they fall in.
struct SourcePeriods {
  /// The starts of the source bars, strictly increasing.
  let timeStamps: [TimeStamp]
  /// The size of the longer bars.
  let size: BarSize
  /// The start of each longer bar that has source bars, strictly increasing.
  private(set) var starts: [TimeStamp] = []
  /// The end of each longer bar.
  private(set) var ends: [TimeStamp] = []
  /// The positions of the source bars of each longer bar; none is empty.
  private(set) var groups: [Range<Int>] = []

  init(of timeStamps: [TimeStamp], size: BarSize, offset: UTCOffset) {
    self.timeStamps = timeStamps
    self.size = size
    var first = 0
    while first < timeStamps.count {
      let start = size.start(of: timeStamps[first], in: offset)
      let end = size.end(from: start, in: offset)
      // At the end of time a bar has no later end that its last instant is before.
      let next = timeStamps[first...].firstIndex { $0 >= end && size.start(of: $0, in: offset) > start }
      starts.append(start)
      ends.append(end)
      groups.append(first..<(next ?? timeStamps.count))
      first = next ?? timeStamps.count
    }
  }
}
