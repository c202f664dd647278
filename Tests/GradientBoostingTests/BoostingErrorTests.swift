import GradientBoosting
import Testing

@Suite struct BoostingErrorTests {
  @Test(arguments: [
    (BoostingError.invalidSpecification(reason: "why"), "why"), (.invalidTable(reason: "why"), "why"),
    (.invalidTree(reason: "why"), "why"),
    (
      .invalidTarget(row: 0, value: 7, expected: "a class: a whole number from 0 to 3"),
      "the target of row 1 is 7.0, expected a class: a whole number from 0 to 3"
    ),
    (.invalidWeight(row: 2, value: -1), "the weight of row 3 is -1.0, expected a number from 0 to 1e15"),
    (.tooFewRows(count: 0, needed: 1), "at least 1 row of a positive weight is needed, there are 0"),
    (.tooFewRows(count: 1, needed: 2), "at least 2 rows of a positive weight are needed, there are 1"),
    (
      .differentColumns(missing: ["b"], unexpected: [], expected: ["a", "b"]),
      "the table lacks column \"b\"; expected \"a\", \"b\""
    ),
    (
      .differentColumns(missing: ["b", "c"], unexpected: ["d"], expected: ["b", "c"]),
      "the table lacks columns \"b\", \"c\" and has the unexpected column \"d\"; expected \"b\", \"c\""
    ),
    (.differentColumns(missing: [], unexpected: [], expected: ["a"]), "the table names a column twice; expected \"a\""),
  ])
  func saysWhatIsWrong(_ error: BoostingError, _ sentence: String) {
    #expect("\(error)" == sentence)
  }
}
