import ModelFormats
import RecurrentNetworks
import Testing

@Suite struct LSTMInputScalingTests {
  @Test func takesWhatIsInRange() {
    let scaling = LSTMInputScaling(means: [-1e300, 0], factors: [0, 1e300], limit: .infinity)
    #expect(scaling.means == [-1e300, 0] && scaling.factors == [0, 1e300] && scaling.limit == .infinity)
  }

  @Test func refusesWhatIsNot() async {
    await #expect(processExitsWith: .failure) { _ = LSTMInputScaling(means: [0], factors: [], limit: 8) }
    await #expect(processExitsWith: .failure) { _ = LSTMInputScaling(means: [.nan], factors: [1], limit: 8) }
    await #expect(processExitsWith: .failure) { _ = LSTMInputScaling(means: [0], factors: [-1], limit: 8) }
    await #expect(processExitsWith: .failure) { _ = LSTMInputScaling(means: [0], factors: [.infinity], limit: 8) }
    await #expect(processExitsWith: .failure) { _ = LSTMInputScaling(means: [0], factors: [1], limit: 0) }
    await #expect(processExitsWith: .failure) {
      let parameters = LSTMParameters(random: try LSTM(inputSize: 2, hiddenSize: 8), seed: 1)
      _ = try parameters.onnx(scaling: LSTMInputScaling(means: [0], factors: [1], limit: 8))
    }
  }
}
