/// Whether what was given a probability of p occurred in a share p of cases: forecasts by the size of a probability.
///
/// The bins ((i − 1)/B, i/B] have equal widths; the first one also has 0. Bins without a forecast are left out.
/// Source: Guo, Pleiss, Sun & Weinberger (2017), "On calibration of modern neural networks", section 2.
public struct CalibrationTable: Sendable, Equatable {
  /// Which probability of a row is looked at.
  public enum Subject: Sendable, Equatable {
    /// The largest of them, held against whether its class, the first of equal ones, occurred.
    case topClass
    /// That of the class of a number, held against whether it occurred.
    case classNumber(Int)
  }

  /// The forecasts whose probability is in one range.
  public struct Bin: Sendable, Equatable {
    /// The lower end of the range, which it does not include unless it is 0.
    public let lower: Double
    /// The upper end of the range, which it includes.
    public let upper: Double
    /// The number of forecasts.
    public let count: Int
    /// The mean of the probabilities.
    public let meanProbability: Double
    /// The share of the forecasts for which the class occurred.
    public let observedFrequency: Double
    /// The 95 % interval around the share, for independent forecasts.
    public let interval: WilsonInterval
  }

  /// The number of bins of the defaults.
  public static let defaultBinCount = 10

  /// The probability that was looked at.
  public let subject: Subject
  /// The bins that have forecasts, from low to high.
  public let bins: [Bin]

  /// Sorts forecasts into bins.
  ///
  /// - Parameters:
  ///   - probabilities: the forecasts (n × K).
  ///   - labels: the number of the class that occurred, for each row.
  ///   - subject: which probability of a row is looked at.
  ///   - binCount: B, the number of bins, positive.
  /// - Precondition: there is a label for each row, all are numbers of classes, and so is the subject.
  public init(
    of probabilities: ClassProbabilities, labels: [Int], subject: Subject = .topClass,
    binCount: Int = CalibrationTable.defaultBinCount
  ) {
    probabilities.check(labels)
    precondition(binCount > 0, "a table has at least one bin")
    if case .classNumber(let number) = subject {
      precondition((0..<probabilities.classCount).contains(number), "a subject is the number of a class")
    }
    var (counts, hits) = ([Int](repeating: 0, count: binCount), [Int](repeating: 0, count: binCount))
    var sums = [Double](repeating: 0, count: binCount)
    for (row, label) in labels.enumerated() {
      let column: Int
      switch subject {
      case .topClass: column = probabilities.topClass(ofRow: row)
      case .classNumber(let number): column = number
      }
      let probability = probabilities[row, column]
      let bin = Self.bin(of: probability, binCount: binCount)
      counts[bin] += 1
      sums[bin] += probability
      if label == column { hits[bin] += 1 }
    }
    self.subject = subject
    bins = (0..<binCount).filter { counts[$0] > 0 }.map { bin in
      let count = Double(counts[bin])
      return Bin(
        lower: Double(bin) / Double(binCount), upper: Double(bin + 1) / Double(binCount), count: counts[bin],
        meanProbability: sums[bin] / count, observedFrequency: Double(hits[bin]) / count,
        interval: WilsonInterval(successes: hits[bin], trials: counts[bin]))
    }
  }

  private static func bin(of probability: Double, binCount: Int) -> Int {
    var bin = min(binCount - 1, Int(probability * Double(binCount)))
    // The upper end belongs to the bin; the product may be rounded across it either way.
    while bin > 0, probability <= Double(bin) / Double(binCount) { bin -= 1 }
    while bin < binCount - 1, probability > Double(bin + 1) / Double(binCount) { bin += 1 }
    return bin
  }
}
