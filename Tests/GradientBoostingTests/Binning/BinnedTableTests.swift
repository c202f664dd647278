import GradientBoosting
import NumericalMethods
import Testing

@Suite struct BinnedTableTests {
  @Test(arguments: [1, 255, 256, 257, 600]) func everyValueHasItsBinInBothOrders(rowCount: Int) throws {
    var random = SplitMix64(seed: 2)
    let counts = [0, 1, 2, 127, 128, 254]
    let columns = counts.map { count in FeatureBins(cuts: (0..<count).map { Float($0) / 4 }) }
    let special: [Float] = [.nan, .infinity, -.infinity, 0, -0.0, .greatestFiniteMagnitude, 0.25, Float(0.25).nextUp]
    let values = (0..<rowCount * counts.count).map { place in
      place % 3 == 0 ? special[place / 3 % special.count] : Float(random.nextUniform()) * 70 - 2
    }
    let features = try FeatureTable(names: counts.map { "x\($0)" }, values: values)
    for threads in [1, 3] {
      let table = BinnedTable(features, columns: columns, threads: threads)
      #expect(table.rowStride == 8)
      for row in 0..<rowCount {
        for (column, bins) in columns.enumerated() {
          let expected = UInt8(bins.bin(of: values[row * counts.count + column]))
          #expect(table.rowMajor[row * table.rowStride + column] == expected)
          #expect(table.columnMajor[column * rowCount + row] == expected)
        }
      }
    }
  }
}
