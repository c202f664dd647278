import RecurrentNetworks
import Testing

@Suite struct RecurrentNetworkErrorTests {
  @Test(arguments: [
    (RecurrentNetworkError.invalidLoss(reason: "no level"), "no level"),
    (.invalidTarget(index: 0, value: -1, expected: "finite"), "target 1 is -1.0, expected is finite"),
    (
      .invalidWeight(index: 2, value: -1),
      "the weight of target 3 is -1.0, expected is a finite number of at least 0"
    ),
    (.missingTensor(name: "head.bias"), "the tensor head.bias is missing"),
    (.unexpectedTensor(name: "x"), "the network has no tensor x, or it was given twice"),
    (
      .wrongTensorShape(name: "head.bias", shape: [1, 2], expected: [2]),
      "the tensor head.bias has the shape [1, 2], expected is [2]"
    ),
    (.tensorNotFinite(name: "head.bias", index: 1), "number 2 of the tensor head.bias is not finite"),
  ])
  func saysWhatIsWrong(error: RecurrentNetworkError, sentence: String) {
    #expect("\(error)" == sentence)
  }
}
