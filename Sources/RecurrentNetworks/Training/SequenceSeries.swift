/// A long series that windows are cut from: inputs and targets, row by row in the order of time.
public struct SequenceSeries: Sendable, Equatable {
  /// What errors call the series.
  public let name: String
  /// The inputs, (n, I) row-major.
  public let inputs: [Float]
  /// The targets, (n, M) row-major.
  public let targets: [Float]
  /// The weights of the targets in the loss, (n, M) row-major; `nil` where all are one.
  public let weights: [Float]?

  /// A series.
  ///
  /// - Parameters:
  ///   - name: what errors call the series.
  ///   - inputs: (n, I) row-major.
  ///   - targets: (n, M) row-major, in the row whose step's outputs they are to be compared with.
  ///   - weights: (n, M) row-major; a target of weight zero is not scored and may be anything, such as NaN. All are one
  ///     if `nil`.
  public init(name: String, inputs: [Float], targets: [Float], weights: [Float]? = nil) {
    self.name = name
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
  }
}
