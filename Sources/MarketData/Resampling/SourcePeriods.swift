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
    for (index, stamp) in timeStamps.enumerated() {
      if let end = ends.last, stamp < end {
        groups[groups.count - 1] = groups[groups.count - 1].lowerBound..<index + 1
        continue
      }
      let start = size.start(of: stamp, in: offset)
      starts.append(start)
      ends.append(size.end(from: start, in: offset))
      groups.append(index..<index + 1)
    }
  }
}
