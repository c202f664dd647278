import RecurrentNetworks
import Testing

@Suite struct PackedGradientEngineTests {
  /// The Euclidean length of the difference, relative to that of `expected`.
  private func error(_ gradient: [Float], _ expected: [Double]) -> Double {
    var (difference, length) = (0.0, 0.0)
    for (value, exact) in zip(gradient, expected) {
      difference += (Double(value) - exact) * (Double(value) - exact)
      length += exact * exact
    }
    return (difference / length).squareRoot()
  }

  @Test(arguments: PackedCase.all)
  func lossAndGradientAreThoseOfThePlainNetworkInDouble(example: PackedCase) {
    let (result, exact) = (example.packed(), example.exact())
    #expect(abs(result.loss - exact.loss) <= 1e-6 * max(1, abs(exact.loss)))
    #expect(error(result.gradient, exact.gradient) <= 2e-6)
  }

  @Test(arguments: PackedCase.all)
  func lossAndGradientAreThoseOfThePlainEngine(example: PackedCase) {
    var plain = PlainGradientEngine(architecture: example.architecture, loss: example.loss)
    let expected = plain.gradient(
      parameters: example.parameters, batch: example.batch, dropoutSeed: example.dropoutSeed)
    let result = example.packed()
    #expect(abs(result.loss - expected.loss) <= 1e-6 * max(1, abs(expected.loss)))
    #expect(error(result.gradient, expected.gradient.map(Double.init)) <= 2e-6)
  }

  /// Of a gate that rounding makes zero, or less, nothing is divided.
  @Test(arguments: [-60, -30, -17, -16, 17, 60] as [Float])
  func outputGatesThatAreShutOrOpenHaveTheGradientOfThePlainEngine(bias: Float) throws {
    let example = try PackedCase(hidden: 32, count: 9, steps: 5)
    var parameters = example.parameters
    // Of every other unit; the rows are in the order i, f, g, o.
    for place in LSTMLayout(example.architecture).layers[0].biases.suffix(32) where place % 2 == 0 {
      parameters[place] = bias
    }
    var packed = PackedGradientEngine(architecture: example.architecture, loss: example.loss)
    var plain = PlainGradientEngine(architecture: example.architecture, loss: example.loss)
    let result = packed.gradient(parameters: parameters, batch: example.batch, dropoutSeed: nil)
    let expected = plain.gradient(parameters: parameters, batch: example.batch, dropoutSeed: nil)
    #expect(abs(result.loss - expected.loss) <= 1e-6 * max(1, abs(expected.loss)))
    #expect(error(result.gradient, expected.gradient.map(Double.init)) <= 2e-6)
  }

  @Test func noBitDependsOnThreadsOrOnWhatWasComputedBefore() throws {
    let examples = try [
      PackedCase(hidden: 20, layers: 2, normalizes: true, dropout: 0.25, count: 150, steps: 5, outputSteps: 3),
      PackedCase(inputs: 8, hidden: 32, loss: .qlike, count: 33, steps: 7),
      // More micro-batches than there are partial sums.
      PackedCase(hidden: 8, count: 555, steps: 2),
    ]
    for example in examples {
      let expected = example.packed()
      for threads in [1, 2, 3] {
        var engine = PackedGradientEngine(
          architecture: example.architecture, loss: example.loss, threads: threads)
        for _ in 0..<3 {
          let result = engine.gradient(
            parameters: example.parameters, batch: example.batch, dropoutSeed: example.dropoutSeed)
          #expect(result.loss == expected.loss)
          #expect(result.gradient == expected.gradient)
          // A batch of another shape leaves its numbers in the memory that the next one takes.
          var other = example
          (other.count, other.steps, other.outputSteps, other.seed) = (example.count - 3, example.steps, 1, 99)
          _ = engine.gradient(
            parameters: other.parameters, batch: other.batch, dropoutSeed: other.dropoutSeed.map { $0 + 1 })
        }
      }
    }
  }

  @Test func copiesOfAnEngineDoNotDisturbEachOther() async throws {
    let example = try PackedCase(hidden: 16, count: 40, steps: 6)
    let expected = example.packed()
    let engine = PackedGradientEngine(architecture: example.architecture, loss: example.loss)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var copy = engine
          return (0..<5).allSatisfy { _ in
            copy.gradient(parameters: example.parameters, batch: example.batch, dropoutSeed: nil).gradient
              == expected.gradient
          }
        }
      }
      for await agrees in group { #expect(agrees) }
    }
  }

  @Test func weightsOfZeroIgnoreTargets() throws {
    let example = try PackedCase(hidden: 16, count: 33, steps: 4, outputSteps: 2)
    var batch = example.batch
    for place in batch.weights.indices where batch.weights[place] == 0 { batch.targets[place] = .nan }
    var engine = PackedGradientEngine(architecture: example.architecture, loss: example.loss)
    let result = engine.gradient(parameters: example.parameters, batch: batch, dropoutSeed: nil)
    #expect(result.gradient == example.packed().gradient)
    for place in batch.weights.indices { batch.weights[place] = 0 }
    let nothing = engine.gradient(parameters: example.parameters, batch: batch, dropoutSeed: nil)
    #expect(nothing.loss == 0)
    #expect(nothing.gradient.allSatisfy { $0 == 0 })
  }

  /// With forget gates that are shut what comes back from late steps vanishes; that it costs no time is a matter of
  /// `TrainingArithmetic.flushingDenormals`, what is left is that of the plain engine.
  @Test func gradientsThatVanishAreThoseOfThePlainEngine() throws {
    var example = try PackedCase(hidden: 32, count: 32, steps: 120)
    example.size = 1e-3
    let architecture = example.architecture
    var parameters = example.parameters
    for place in LSTMLayout(architecture).layers[0].biases.dropFirst(32).prefix(32) { parameters[place] = -4 }
    var packed = PackedGradientEngine(architecture: architecture, loss: example.loss)
    var plain = PlainGradientEngine(architecture: architecture, loss: example.loss)
    let ours = packed.gradient(parameters: parameters, batch: example.batch, dropoutSeed: nil)
    let theirs = plain.gradient(parameters: parameters, batch: example.batch, dropoutSeed: nil)
    var (distance, size) = (0.0, 0.0)
    for (one, other) in zip(ours.gradient, theirs.gradient) {
      distance += Double(one - other) * Double(one - other)
      size += Double(other) * Double(other)
    }
    #expect(distance.squareRoot() <= 2e-6 * size.squareRoot())
    #expect(ours.gradient.allSatisfy { $0.isFinite })
  }

  @Test func anOutputThatIsNoNumberMakesTheLossInfinite() throws {
    let example = try PackedCase(hidden: 16, count: 3, steps: 4)
    var parameters = example.parameters
    parameters[LSTMLayout(example.architecture).headBiases.lowerBound] = .nan
    var engine = PackedGradientEngine(architecture: example.architecture, loss: example.loss)
    #expect(engine.gradient(parameters: parameters, batch: example.batch, dropoutSeed: nil).loss == .infinity)
  }
}
