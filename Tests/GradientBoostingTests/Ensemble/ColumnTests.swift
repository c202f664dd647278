import GradientBoosting
import Testing

@Suite struct ColumnTests {
  private let ensemble = try? TreeEnsemble(
    objective: .squaredError, columnNames: ["a", "b", "c"], initialMargins: [0], trees: [], isAveraged: false)

  @Test func columnsInAnotherOrderAreArranged() throws {
    let ensemble = try #require(ensemble)
    try ensemble.check(columns: ["c", "a", "b"])
    let table = try FeatureTable(names: ["c", "a", "b"], values: [3, 1, 2, 6, 4, 5])
    let arranged = try ensemble.arranged(table)
    #expect(arranged.names == ["a", "b", "c"] && arranged.values == [1, 2, 3, 4, 5, 6])
    #expect(try ensemble.arranged(arranged) == arranged)
  }

  @Test func otherColumnsAreRefusedWithTheirNames() throws {
    let ensemble = try #require(ensemble)
    let expected = ["a", "b", "c"]
    let refusals: [([String], [String], [String])] = [
      (["a", "b"], ["c"], []), (["d", "b", "a", "c"], [], ["d"]), (["b", "x"], ["a", "c"], ["x"]),
    ]
    for (columns, missing, unexpected) in refusals {
      let error = BoostingError.differentColumns(missing: missing, unexpected: unexpected, expected: expected)
      #expect(throws: error) { try ensemble.check(columns: columns) }
      let table = try FeatureTable(names: columns, values: [])
      #expect(throws: error) { try ensemble.arranged(table) }
    }
  }

  @Test func someColumnsAreSelected() throws {
    let table = try FeatureTable(names: ["a", "b", "c"], values: [1, 2, 3, 4, 5, 6])
    #expect(try table.selecting(["c", "a"]).values == [3, 1, 6, 4])
    #expect(throws: BoostingError.differentColumns(missing: ["x"], unexpected: [], expected: ["a", "x"])) {
      try table.selecting(["a", "x"])
    }
    #expect(throws: BoostingError.self) { try table.selecting(["a", "a"]) }
    #expect(throws: BoostingError.self) { try table.selecting([]) }
  }
}
