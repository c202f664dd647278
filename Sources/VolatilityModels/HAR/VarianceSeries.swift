public import MarketData

/// A variance for each period, measured within it (realised, or from its range), and what else is known of the period.
public struct VarianceSeries: Sendable, Equatable {
  /// The variances, oldest first, in the squared unit `scale`; finite and not negative.
  public let values: [Double]
  /// The unit of the returns that the variances are of.
  public let scale: ReturnScale
  /// The time stamp of each period, strictly increasing; `nil` where the source has none.
  public let timeStamps: [TimeStamp]?
  /// Further columns, known at the end of each period as its variance is.
  public let covariates: [Covariate: [Double]]

  /// A series of variances.
  ///
  /// - Parameters:
  ///   - values: the variances, oldest first, in the squared unit `scale`.
  ///   - scale: the unit of the returns that the variances are of.
  ///   - timeStamps: the time stamp of each period; as many as values, strictly increasing.
  ///   - covariates: further columns by name, each with a finite number for each period.
  /// - Throws: `HARError.invalidVariance`, `.timeStampsNotIncreasing`, `.invalidCovariate`.
  /// - Precondition: there are as many time stamps, and numbers in each column, as values.
  public init(
    values: [Double], scale: ReturnScale = .fraction, timeStamps: [TimeStamp]? = nil,
    covariates: [Covariate: [Double]] = [:]
  ) throws(HARError) {
    if let bad = values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidVariance(index: bad, value: values[bad])
    }
    if let timeStamps {
      precondition(timeStamps.count == values.count, "a variance series has a time stamp for each value or none")
      for (index, (earlier, later)) in zip(timeStamps, timeStamps.dropFirst()).enumerated() where earlier >= later {
        throw .timeStampsNotIncreasing(index: index + 1)
      }
    }
    for (name, column) in covariates.sorted(by: { $0.key < $1.key }) {
      precondition(column.count == values.count, "a covariate has a number for each period")
      if let bad = column.firstIndex(where: { !$0.isFinite }) {
        throw .invalidCovariate(name: name, index: bad, value: column[bad], expected: "a finite number")
      }
    }
    self.init(unchecked: values, scale: scale, timeStamps: timeStamps, covariates: covariates)
  }

  private init(
    unchecked values: [Double], scale: ReturnScale, timeStamps: [TimeStamp]?, covariates: [Covariate: [Double]]
  ) {
    self.values = values
    self.scale = scale
    self.timeStamps = timeStamps
    self.covariates = covariates
  }

  /// The number of periods.
  public var count: Int { values.count }

  /// The periods at the positions `range`.
  ///
  /// - Precondition: `range` lies within `0..<count`.
  public subscript(range: Range<Int>) -> VarianceSeries {
    VarianceSeries(
      unchecked: Array(values[range]), scale: scale, timeStamps: timeStamps.map { Array($0[range]) },
      covariates: covariates.mapValues { Array($0[range]) })
  }
}
