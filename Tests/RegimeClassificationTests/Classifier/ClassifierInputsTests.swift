import RegimeClassification
import Testing

@Suite struct ClassifierInputsTests {
  @Test(
    arguments: [
      ([], ["start-calm", "start-wild"]), (["calm", "start-"], ["start-calm", "start-wild"]),
      (["start-calm"], ["start-start-calm", "start-wild"]),
      (["start-wild", "start-start-wild"], ["start-calm", "start-start-start-wild"]),
    ] as [([String], [String])])
  func startsHaveNamesOfTheirOwn(columns: [String], names: [String]) {
    #expect(TrainedRegimeClassifier.startNames(of: ["calm", "wild"], beside: columns) == names)
  }
}
