/// What tells the data and rows of a training from others.
struct DataFingerprint: Sendable, Equatable {
  /// The number of rows of all series.
  let rowCount: Int
  /// A hash of all inputs, targets, weights and rows.
  let hash: UInt64

  /// The fingerprint of data and the rows of them that are trained on and validated on.
  init(_ data: SequenceData, split: SequenceSplit) {
    var hash = StableHash()
    hash.add(UInt64(data.inputSize))
    hash.add(UInt64(data.targetCount))
    for series in data.series {
      hash.add(series.inputs)
      hash.add(series.targets)
      hash.add(series.weights ?? [])
    }
    hash.add(split.training)
    hash.add(split.validation)
    self.init(rowCount: data.series.indices.reduce(0) { $0 + data.rowCount($1) }, hash: hash.value)
  }

  /// A fingerprint that was stored.
  init(rowCount: Int, hash: UInt64) {
    self.rowCount = rowCount
    self.hash = hash
  }
}
