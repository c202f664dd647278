import RegimeClassification
import Testing

@Suite struct TemperatureScalingTests {
  @Test func temperaturesAreThoseOfAnotherMinimiser() {
    for reference in LogisticReference.shared.temperatures {
      let scaling = TemperatureScaling(
        margins: reference.margins, classes: reference.labels, classCount: 4, weights: reference.weights)
      #expect(abs(scaling.temperature / reference.temperature - 1) < 1e-10)
    }
  }

  @Test func rowsThatAreAlwaysRightOrAlwaysWrongHaveTheLimits() {
    let margins = [2.0, 0, 0, 1.5, 0, 0]
    let right = TemperatureScaling(margins: margins, classes: [0, 0], classCount: 3)
    #expect(abs(right.temperature - TemperatureScaling.range.lowerBound) < 1e-12)
    let wrong = TemperatureScaling(margins: margins, classes: [1, 2], classCount: 3)
    #expect(abs(wrong.temperature - TemperatureScaling.range.upperBound) < 1e-12)
  }

  @Test func marginsThatSayNothingAreLeftAlone() {
    #expect(TemperatureScaling(margins: [1, 1, 1, 1], classes: [0, 1], classCount: 2) == .identity)
    #expect(TemperatureScaling(margins: [], classes: [], classCount: 2) == .identity)
  }

  @Test func aHigherTemperatureDrawsProbabilitiesTogether() throws {
    let margins = [1.0, 0, -1]
    let cold = try TemperatureScaling(temperature: 0.5).probabilities(ofMargins: margins, classCount: 3)
    let hot = try TemperatureScaling(temperature: 2).probabilities(ofMargins: margins, classCount: 3)
    #expect(cold[0] > hot[0] && cold[2] < hot[2])
    #expect(abs(cold.reduce(0, +) - 1) < 1e-15 && abs(hot.reduce(0, +) - 1) < 1e-15)
  }

  @Test(arguments: [0, -1, .infinity, .nan]) func otherTemperaturesAreRefused(_ temperature: Double) {
    #expect(throws: RegimeError.self) { try TemperatureScaling(temperature: temperature) }
  }
}
