/// How the paths of a simulated forecast are drawn.
public struct SimulationOptions: Sendable, Equatable {
  /// Where the innovations come from.
  public var source: InnovationSource
  /// The number of paths.
  public var pathCount: Int
  /// The probabilities, each above 0 and below 1, at which quantiles are given.
  public var probabilities: [Double]
  /// What determines all random numbers.
  public var seed: UInt64
  /// The number of threads, which changes no result.
  public var threads: Int

  /// Options.
  ///
  /// - Precondition: the numbers of paths and threads are positive, and probabilities lie strictly between 0 and 1.
  public init(
    source: InnovationSource = .simulation, pathCount: Int = 10_000,
    probabilities: [Double] = [0.01, 0.05, 0.5, 0.95, 0.99], seed: UInt64 = 0, threads: Int = 1
  ) {
    precondition(pathCount > 0 && threads > 0, "there is at least one path and one thread")
    precondition(probabilities.allSatisfy { $0 > 0 && $0 < 1 }, "a probability lies between 0 and 1")
    self.source = source
    self.pathCount = pathCount
    self.probabilities = probabilities
    self.seed = seed
    self.threads = threads
  }
}
