import Foundation
import RecurrentNetworks
import Testing

@Suite struct AdamTests {
  /// A run of PyTorch's AdamW; Fixtures/adamw_reference.py made it.
  struct Run: Decodable {
    var learningRate: Double
    var beta1: Double
    var beta2: Double
    var epsilon: Double
    var weightDecay: Double
    var decaying: Int
    var start: [Float]
    var gradients: [[Float]]
    var after: [[Float]]
  }

  @Test func itStepsAsThatOfPyTorch() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/adamw_reference.json")
    let runs = try JSONDecoder().decode([Run].self, from: Data(contentsOf: file))
    #expect(runs.count == 3)
    for run in runs {
      let adam = try Adam(
        learningRate: run.learningRate, beta1: run.beta1, beta2: run.beta2, epsilon: run.epsilon,
        weightDecay: run.weightDecay)
      var parameters = run.start
      var moments = AdamMoments(count: parameters.count)
      for (gradient, expected) in zip(run.gradients, run.after) {
        moments.step(
          &parameters, gradient: gradient, adam: adam, learningRate: run.learningRate, decaying: [0..<run.decaying])
        for (value, expected) in zip(parameters, expected) {
          // Roundings of single precision, a few for each of up to 20 steps of size up to the learning rate.
          #expect(abs(value - expected) <= 2e-6 * abs(expected) + 2e-6 * Float(run.learningRate))
        }
      }
      #expect(moments.stepCount == run.gradients.count)
    }
  }

  @Test func aScaleIsAsGoodAsAScaledGradient() throws {
    let adam = try Adam()
    let gradient: [Float] = [1, -2, 4]
    var (one, other): ([Float], [Float]) = ([1, 2, 3], [1, 2, 3])
    var (first, second) = (AdamMoments(count: 3), AdamMoments(count: 3))
    first.step(&one, gradient: gradient, scale: 0.25, adam: adam, learningRate: 0.1, decaying: [])
    second.step(&other, gradient: gradient.map { $0 / 4 }, adam: adam, learningRate: 0.1, decaying: [])
    #expect(one == other)
    #expect(first == second)
  }

  @Test(arguments: [
    (0, 0.9, 0.999, 1e-8, 0), (-1, 0.9, 0.999, 1e-8, 0), (.infinity, 0.9, 0.999, 1e-8, 0), (.nan, 0.9, 0.999, 1e-8, 0),
    (0.1, -0.1, 0.999, 1e-8, 0), (0.1, 1, 0.999, 1e-8, 0), (0.1, 0.9, -0.1, 1e-8, 0), (0.1, 0.9, 1, 1e-8, 0),
    (0.1, 0.9, 0.9, 0, 0), (0.1, 0.9, 0.9, .nan, 0), (0.1, 0.9, 0.9, 1e-8, -0.1), (0.1, 0.9, 0.9, 1e-8, 10),
  ])
  func whatIsOutsideTheLimitsIsRefused(
    learningRate: Double, beta1: Double, beta2: Double, epsilon: Double, weightDecay: Double
  ) {
    #expect(throws: RecurrentNetworkError.self) {
      try Adam(
        learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay)
    }
  }

  @Test func whatLiesOnTheLimitsIsTaken() throws {
    _ = try Adam(learningRate: .leastNonzeroMagnitude, beta1: 0, beta2: 0, epsilon: .leastNonzeroMagnitude)
    _ = try Adam(learningRate: 0.1, weightDecay: 9.999)
  }
}
