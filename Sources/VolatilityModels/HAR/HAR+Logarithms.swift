extension HAR {
  /// The last period of the first stretch of zeros that the model would have to take the logarithm of; `nil` where
  /// there is none.
  ///
  /// Averages of logarithms take that of each variance in a window; logarithms of averages only that of the shortest
  /// average. A target, which only a fit has, is the logarithm of an average over the horizon in either form.
  func periodWithoutLogarithm(in values: [Double], withTargets: Bool) -> Int? {
    guard transform.isLogarithmic else { return nil }
    var periods: [Int?] = []
    switch (transform, windows.first, windows.last) {
    case (.meansOfLogs, _, let longest?):
      periods.append(Self.endOfZeros(1, in: values[min(values.count, longestWindow - longest)...]))
    case (.logOfMeans, var shortest?, let longest?):
      // A floor is above zero where the longest average is.
      if floor > 0 { shortest = longest }
      periods.append(Self.endOfZeros(shortest, in: values[min(values.count, longestWindow - shortest)...]))
    default: break
    }
    if withTargets { periods.append(Self.endOfZeros(horizon, in: values[min(values.count, longestWindow)...])) }
    return periods.compactMap { $0 }.min()
  }

  /// The position at which the first stretch of `count` zeros is complete.
  private static func endOfZeros(_ count: Int, in values: ArraySlice<Double>) -> Int? {
    var zeros = 0
    return values.firstIndex { value in
      zeros = value == 0 ? zeros + 1 : 0
      return zeros == count
    }
  }
}
