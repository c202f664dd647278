import NumericalMethods

/// The regressors of a specification in a series but those of seasons, column by column, at the origins
/// `firstOrigin..<count`.
///
/// Every average is summed anew from its own periods, so that a number depends on nothing else: neither on what comes
/// after it nor on where the series begins.
struct HARColumns {
  let specification: HAR
  let series: VarianceSeries
  let firstOrigin: Int
  /// ln RV_t, where averages of logarithms are needed.
  private let logarithms: [Double]

  init(_ specification: HAR, series: VarianceSeries, withTargets: Bool) throws(HARError) {
    self.specification = specification
    self.series = series
    firstOrigin = specification.longestWindow - 1
    if let zero = specification.periodWithoutLogarithm(in: series.values, withTargets: withTargets) {
      throw .zeroVariance(index: zero)
    }
    logarithms = specification.transform == .meansOfLogs ? series.values.map { .log($0) } : []
  }

  /// The regressors of a term, one for each origin.
  func column(of term: HARTerm) throws(HARError) -> [Double] {
    switch term {
    case .constant:
      return [Double](repeating: 1, count: series.count - firstOrigin)
    case .variance(let window):
      switch specification.transform {
      case .level: return means(of: series.values, window)
      case .logOfMeans: return floored(means(of: series.values, window), of: series.values).map { .log($0) }
      case .meansOfLogs: return means(of: logarithms, window)
      }
    case .quarticity(let window):
      let quarticity = try covariate(.quarticity, { $0 >= 0 }, expected: "a number from 0 on")
      return zip(means(of: quarticity, window), means(of: series.values, window)).map { $0.squareRoot() * $1 }
    case .covariate(let name, let transform, let window):
      return try column(of: name, transform, window)
    case .hour, .weekday:
      preconditionFailure("the columns of seasons depend on the layout")
    }
  }

  private func column(
    of name: Covariate, _ transform: HAR.Regressor.Transform, _ window: Int
  ) throws(HARError) -> [Double] {
    switch transform {
    case .level:
      return means(of: try covariate(name, { _ in true }, expected: "a number"), window)
    case .squareRoot:
      return means(of: try covariate(name, { $0 >= 0 }, expected: "a number from 0 on"), window)
        .map { $0.squareRoot() }
    case .log:
      guard specification.floor > 0 else {
        return means(of: try covariate(name, { $0 > 0 }, expected: "a number above 0"), window).map { .log($0) }
      }
      let values = try covariate(name, { $0 >= 0 }, expected: "a number from 0 on")
      return try floored(means(of: values, window), of: values, named: name).map { .log($0) }
    case .logOnePlus:
      return means(of: try covariate(name, { $0 >= 0 }, expected: "a number from 0 on"), window)
        .map { .log(onePlus: $0) }
    }
  }

  private func covariate(
    _ name: Covariate, _ isLegal: (Double) -> Bool, expected: String
  ) throws(HARError) -> [Double] {
    guard let values = series.covariates[name] else { throw .missingCovariate(name: name) }
    if let bad = values.firstIndex(where: { !isLegal($0) }) {
      throw .invalidCovariate(name: name, index: bad, value: values[bad], expected: expected)
    }
    return values
  }

  /// Averages of a covariate, none below its floor, which is above zero where a logarithm is to be taken.
  private func floored(
    _ averages: [Double], of values: [Double], named name: Covariate
  ) throws(HARError) -> [Double] {
    let floored = floored(averages, of: values)
    guard let row = floored.firstIndex(of: 0) else { return floored }
    throw .invalidCovariate(
      name: name, index: firstOrigin + row, value: 0,
      expected: "a number above 0 there or in the longest window before")
  }

  /// Averages of `values`, none below its floor.
  private func floored(_ averages: [Double], of values: [Double]) -> [Double] {
    guard specification.floor > 0, let longest = specification.windows.last else { return averages }
    return zip(averages, means(of: values, longest)).map { max($0, specification.floor * $1) }
  }

  /// (x_t + … + x_{t−w+1})/w at each origin t.
  private func means(of values: [Double], _ window: Int) -> [Double] {
    (firstOrigin..<values.count).map { HARColumns.mean(values[($0 - window + 1)...$0]) }
  }

  /// The mean, added up in order.
  static func mean(_ values: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for value in values { sum += value }
    return sum / Double(values.count)
  }
}
