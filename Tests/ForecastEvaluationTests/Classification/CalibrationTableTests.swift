import ForecastEvaluation
import Testing

@Suite struct CalibrationTableTests {
  @Test func tablesAreThoseOfTheReference() throws {
    let reference = try ClassificationReference.read()
    let forecasts = try reference.forecasts()
    let labels = reference.common.map { reference.labels[$0] }
    for forecast in forecasts {
      let expected = try #require(reference.results[forecast.name])
      let rows = try reference.common.map { try #require(forecast.rows.firstIndex(of: $0)) }
      let probabilities = forecast.probabilities.rows(rows)
      for (subject, table) in [(CalibrationTable.Subject.topClass, expected.top), (.classNumber(0), expected.first)] {
        let made = CalibrationTable(of: probabilities, labels: labels, subject: subject)
        #expect(made.subject == subject && made.bins.count == table.bins.count)
        for (bin, numbers) in zip(made.bins, table.bins) {
          #expect(Double(bin.count) == numbers[0])
          #expect(agree(bin.meanProbability, numbers[1], within: 1e-12))
          #expect(agree(bin.observedFrequency, numbers[2], within: 1e-12))
          #expect(abs(bin.interval.lower - numbers[3]) < 1e-12 && abs(bin.interval.upper - numbers[4]) < 1e-12)
        }
        #expect(agree(try #require(made.expectedCalibrationError), table.error, within: 1e-12))
      }
    }
  }

  /// The upper end of a bin belongs to it, whichever way its product with the number of bins is rounded.
  @Test(arguments: [1, 3, 7, 10, 49])
  func endsBelongToTheBinBelow(binCount: Int) throws {
    for end in 0...binCount {
      let value = Double(end) / Double(binCount)
      let below = try #require(try bin(value, binCount: binCount))
      #expect(end == 0 ? below.lower == 0 : below.upper == value)
      if end > 0, end < binCount {
        let (above, inside) = (try bin(value.nextUp, binCount: binCount), try bin(value.nextDown, binCount: binCount))
        #expect(above?.lower == value)
        #expect(inside?.upper == value)
      }
    }
  }

  private func bin(_ value: Double, binCount: Int) throws -> CalibrationTable.Bin? {
    let forecast = try ClassProbabilities([value, 1 - value], classNames: ["a", "b"])
    return CalibrationTable(of: forecast, labels: [0], subject: .classNumber(0), binCount: binCount).bins.first
  }
}
