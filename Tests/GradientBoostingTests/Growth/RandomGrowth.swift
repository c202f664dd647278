import GradientBoosting
import NumericalMethods

/// A random table with random derivatives, and options under which trees are grown on it.
struct RandomGrowth {
  var table: BinnedTable
  var grids: [GradientGrid]
  var rows: [Int32]
  var columns: [[Int]]
  var options = TreeOptions()
  var monotonicity: [Monotonicity?]

  /// What is random is drawn from `seed`.
  ///
  /// - Parameters:
  ///   - seed: what the table, the derivatives and the options are drawn from.
  ///   - rowCount: the number of rows.
  ///   - columnCount: the number of columns; by number they have ties, missing values, one value, infinite ones, or none of
  ///     these.
  ///   - outputs: the number of trees.
  ///   - oddWeight: the weight of a row in the middle; others have at most 1.
  /// - Throws: `BoostingError` for no columns.
  init(seed: UInt64, rowCount: Int, columnCount: Int, outputs: Int = 1, oddWeight: Float? = nil) throws {
    var random = SplitMix64(seed: seed)
    func uniform() -> Float { Float(random.nextUniform()) }
    var values: [Float] = []
    for _ in 0..<rowCount {
      for column in 0..<columnCount {
        let number = uniform()
        switch (column + Int(seed)) % 5 {
        case 0: values.append((number * 6).rounded(.down))
        case 1: values.append(uniform() < 0.3 ? .nan : number)
        case 2: values.append(column == 0 ? 1 : number)
        case 3: values.append(number < 0.05 ? -.infinity : number > 0.95 ? .infinity : number > 0.7 ? .nan : number)
        default: values.append(number)
        }
      }
    }
    let features = try FeatureTable(names: (0..<columnCount).map { "x\($0)" }, values: values)
    let binCount = [2, 3, 16, 255][Int(seed / 3) % 4]
    table = BinnedTable(
      features, columns: FeatureBins.columns(of: features, maximumBinCount: binCount, threads: 1))
    grids = (0..<outputs).map { _ in
      var weights = (0..<rowCount).map { _ in uniform() < 0.1 ? 0 : uniform() }
      if let oddWeight { weights[rowCount / 2] = oddWeight }
      let signal = values.indices.filter { $0 % columnCount == 0 }.map { values[$0].isFinite ? values[$0] : 0 }
      return GradientGrid(
        gradients: weights.enumerated().map { $1 * (uniform() - 0.5 + 0.3 * signal[$0]) },
        hessians: weights.map { seed % 4 == 0 ? ($0 > 0 ? 1 : 0) : $0 * uniform() })
    }
    rows = (0..<Int32(rowCount)).filter { _ in seed % 3 != 1 || uniform() < 0.7 }
    if rows.isEmpty { rows = [0] }
    let drawn = (0..<columnCount).filter { _ in seed % 5 != 2 || uniform() < 0.6 }
    columns = grids.map { _ in drawn }
    options.leafCount = [31, 2, 8, 100][Int(seed) % 4]
    options.maximumDepth = seed % 6 == 5 ? 3 : nil
    options.minimumLeafRows = [1, 2, 5, 20][Int(seed / 2) % 4]
    options.minimumLeafHessian = seed % 7 == 3 ? 1 : 1e-3
    options.l1 = seed % 8 == 6 ? 0.5 : 0
    options.l2 = seed % 3 == 2 ? 1 : 0
    options.minimumGain = seed % 9 == 4 ? 0.05 : 0
    let directions: [Monotonicity?] = [nil, .increasing, .decreasing]
    monotonicity = (0..<columnCount).map { seed % 4 == 3 ? directions[($0 + Int(seed)) % 3] : nil }
  }

  /// The trees that an engine grows.
  func trees<Engine: TreeEngine>(_ engine: Engine.Type, threads: Int = 1) -> [GrownTree] {
    var engine = Engine(table: table, options: options, monotonicity: monotonicity, threads: threads)
    return engine.trees(for: grids, rows: rows, columns: columns)
  }
}
