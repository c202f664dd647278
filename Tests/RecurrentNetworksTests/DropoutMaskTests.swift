import RecurrentNetworks
import Testing

@Suite struct DropoutMaskTests {
  /// 20 sequences of 2 layers of 256 units: the share of 10,240 draws of ¼ has a standard deviation of 0.0043.
  @Test func theShareIsDroppedAndTheRestMadeUpFor() throws {
    let network = try LSTM(inputSize: 1, hiddenSize: 256, layerCount: 2, dropout: 0.25)
    let masks = DropoutMask.layers(network, seed: 7, count: 20)
    #expect(masks.map(\.count) == [5120, 5120])
    let all = masks.flatMap { $0 }
    #expect(Set(all) == [0, 4.0 / 3])
    #expect(abs(Double(all.count { $0 == 0 }) / Double(all.count) - 0.25) < 0.02)
  }

  @Test func eachSequenceAndLayerHasItsOwn() throws {
    let network = try LSTM(inputSize: 1, hiddenSize: 64, layerCount: 3, dropout: 0.5)
    let masks = DropoutMask.layers(network, seed: 7, count: 4)
    let rows = masks.flatMap { mask in (0..<4).map { Array(mask[$0 * 64..<($0 + 1) * 64]) } }
    #expect(Set(rows).count == 12)
    #expect(rows[6] == DropoutMask.factors(network, seed: 7, sequence: 2, layer: 1))
    #expect(DropoutMask.layers(network, seed: 8, count: 4) != masks)
  }

  @Test func withoutAShareNothingIsDropped() throws {
    let network = try LSTM(inputSize: 1, hiddenSize: 8)
    #expect(DropoutMask.factors(network, seed: 1, sequence: 0, layer: 0) == [Float](repeating: 1, count: 8))
  }
}
