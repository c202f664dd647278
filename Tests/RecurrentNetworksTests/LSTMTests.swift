import RecurrentNetworks
import Testing

@Suite struct LSTMTests {
  @Test(arguments: [
    (0, 8, 1, 1, 0.0), (4097, 8, 1, 1, 0), (1, 7, 1, 1, 0), (1, 257, 1, 1, 0), (1, 8, 0, 1, 0), (1, 8, 4, 1, 0),
    (1, 8, 1, 0, 0), (1, 8, 1, 4097, 0), (1, 8, 1, 1, -0.1), (1, 8, 1, 1, 1), (1, 8, 1, 1, .nan),
  ])
  func whatIsOutsideTheLimitsIsRefused(
    inputSize: Int, hiddenSize: Int, layerCount: Int, outputSize: Int, dropout: Double
  ) {
    #expect(throws: RecurrentNetworkError.self) {
      try LSTM(
        inputSize: inputSize, hiddenSize: hiddenSize, layerCount: layerCount, outputSize: outputSize, dropout: dropout)
    }
  }

  @Test(arguments: [(1, 8, 1, 1, 0.0), (4096, 256, 3, 4096, 0.999)])
  func whatLiesOnTheLimitsIsTaken(
    inputSize: Int, hiddenSize: Int, layerCount: Int, outputSize: Int, dropout: Double
  ) throws {
    let network = try LSTM(
      inputSize: inputSize, hiddenSize: hiddenSize, layerCount: layerCount, outputSize: outputSize, dropout: dropout)
    #expect(network.hiddenSize == hiddenSize)
  }

  @Test func theLayoutFillsTheArrayWithoutGaps() throws {
    let layout = LSTMLayout(
      try LSTM(inputSize: 3, hiddenSize: 8, layerCount: 2, outputSize: 5, normalizesLayers: true))
    var places: [Range<Int>] = []
    for layer in layout.layers {
      places += [layer.inputWeights, layer.recurrentWeights, layer.biases, layer.normFactors, layer.normShifts]
    }
    places += [layout.headWeights, layout.headBiases]
    #expect(places.map(\.count) == [96, 256, 32, 8, 8, 256, 256, 32, 8, 8, 40, 5])
    #expect(places[0].lowerBound == 0)
    for (place, next) in zip(places, places.dropFirst()) { #expect(place.upperBound == next.lowerBound) }
    #expect(layout.count == places.map(\.count).reduce(0, +))
  }
}
