import GradientBoosting
import NumericalMethods
import Testing

@Suite struct HistogramTreeEngineTests {
  @Test(arguments: 0..<72 as Range<UInt64>)
  func treesAreThoseThatThePlainEngineGrows(seed: UInt64) throws {
    let rowCount = [2, 3, 20, 41, 100, 255, 256, 400][Int(seed) % 8]
    let growth = try RandomGrowth(seed: seed, rowCount: rowCount, columnCount: [1, 3, 4, 5, 9, 21][Int(seed) % 6])
    let plain = growth.trees(PlainTreeEngine.self)
    #expect(growth.trees(HistogramTreeEngine.self) == plain)
  }

  @Test func randomGrowthsAreSplit() throws {
    let counts = try (0..<72 as Range<UInt64>).map { seed in
      try RandomGrowth(seed: seed, rowCount: 400, columnCount: 5).trees(HistogramTreeEngine.self)[0].nodes.count
    }
    #expect(counts.count { $0 > 0 } > 60)
  }

  @Test(arguments: [2046, 2047, 2048, 4094, 4095, 8193, 20_000])
  func moreRowsThanPackedSumsHoldMakeTheSameTrees(rowCount: Int) throws {
    for seed in [0, 3, 6, 9, 23] as [UInt64] {
      let growth = try RandomGrowth(seed: seed, rowCount: rowCount, columnCount: 4)
      #expect(growth.trees(HistogramTreeEngine.self) == growth.trees(PlainTreeEngine.self))
    }
  }

  @Test(arguments: [0, 3, 6, 9, 23, 40] as [UInt64], [2e4, 1e5, 1e6, 1e9, 1e15] as [Float])
  func treesOfFineStepsAreThoseThatThePlainEngineGrows(seed: UInt64, oddWeight: Float) throws {
    for rowCount in [2, 3, 41, 400, 2048, 4095] {
      let growth = try RandomGrowth(seed: seed, rowCount: rowCount, columnCount: 5, oddWeight: oddWeight)
      #expect(rowCount < 4 || growth.grids[0].lowWords != nil)
      #expect(growth.trees(HistogramTreeEngine.self) == growth.trees(PlainTreeEngine.self))
    }
  }

  @Test(arguments: [1 as Float, 1e-6])
  func sumsOfTheLargestDerivativesStayWithinTheirFields(sizeOfOthers: Float) throws {
    for rowCount in [2047, 2048, 4096, 70_000] {
      let features = try FeatureTable(names: ["x"], values: (0..<rowCount).map { Float($0 % 2) })
      let table = BinnedTable(features, columns: [FeatureBins(cuts: [0.5])])
      for sign in [-1, 1] as [Float] {
        // All rows of the left side have the largest derivatives of either sign, but for one.
        let gradients = (0..<rowCount).map { $0 == 0 ? 0 : $0 % 2 == 0 ? sign : -sign * sizeOfOthers }
        let hessians = (0..<rowCount).map { $0 % 2 == 0 ? 1 : sizeOfOthers }
        let grid = GradientGrid(gradients: gradients, hessians: hessians)
        #expect((grid.lowWords != nil) == (sizeOfOthers < 1))
        var engine = HistogramTreeEngine(table: table, options: TreeOptions(), monotonicity: [nil], threads: 1)
        let tree = engine.trees(for: [grid], rows: (0..<Int32(rowCount)).map { $0 }, columns: [[0]])[0]
        var plain = PlainTreeEngine(table: table, options: TreeOptions(), monotonicity: [nil], threads: 1)
        #expect([tree] == plain.trees(for: [grid], rows: (0..<Int32(rowCount)).map { $0 }, columns: [[0]]))
        #expect(tree.leafRowCounts == [(rowCount + 1) / 2, rowCount / 2])
      }
    }
  }

  @Test(arguments: [1, 2, 5], [nil, 1e5] as [Float?])
  func treesDoNotDependOnTheNumberOfThreads(outputs: Int, oddWeight: Float?) throws {
    let growth = try RandomGrowth(
      seed: 3, rowCount: 9000, columnCount: 22, outputs: outputs, oddWeight: oddWeight)
    let trees = growth.trees(HistogramTreeEngine.self)
    #expect(trees.allSatisfy { $0.nodes.count > 10 })
    for threads in [2, 3, 7] { #expect(growth.trees(HistogramTreeEngine.self, threads: threads) == trees) }
  }

  @Test func anEngineForgetsTheTreesBefore() throws {
    let growth = try RandomGrowth(seed: 12, rowCount: 5000, columnCount: 6, outputs: 2)
    var engine = HistogramTreeEngine(
      table: growth.table, options: growth.options, monotonicity: growth.monotonicity, threads: 1)
    let first = engine.trees(for: growth.grids, rows: growth.rows, columns: growth.columns)
    let half = growth.rows.filter { $0 % 2 == 0 }
    _ = engine.trees(for: growth.grids.reversed(), rows: half, columns: [[0, 5], [1]])
    #expect(engine.trees(for: growth.grids, rows: growth.rows, columns: growth.columns) == first)
  }
}
