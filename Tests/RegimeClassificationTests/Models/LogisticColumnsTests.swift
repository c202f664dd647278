import RegimeClassification
import Testing
import VolatilityForecasting

@Suite struct LogisticColumnsTests {
  @Test func missingValuesAreTheMeanAndSayWhereTheyAre() throws {
    let values: [Double] = [1, 5, .nan, 3, .nan, .nan, 5, 5, .nan, 7, 5, .nan]
    let columns = try LogisticColumns(names: ["a", "b", "c"], values: values)
    // The first is always there; the second is constant where it is; the third never is.
    #expect(columns.scaling.names == ["a", "b", "c", "b-missing"])
    #expect(columns.indicated == [1])
    #expect(columns.scaling.means == [4, 5, 0, 0.25])
    #expect(columns.scaling.constantColumns == ["b", "c"])
    let root = 5.0.squareRoot()
    let first = columns.columns(of: [1, 5, .nan])
    #expect(abs(first[0] + 3 / root) < 1e-15 && first[1] == 0 && first[2] == 0)
    #expect(abs(first[3] + 0.25 / (3.0 / 16).squareRoot()) < 1e-15)
    let second = columns.columns(of: [.nan, .nan, 8])
    #expect(second[0] == 0 && second[1] == 0 && second[2] == 0)
    #expect(abs(second[3] - 0.75 / (3.0 / 16).squareRoot()) < 1e-15)
  }

  @Test func valuesAreCutAtTheLimit() throws {
    let columns = try LogisticColumns(names: ["a"], values: [-1, 1])
    #expect(columns.columns(of: [2.9])[0] == 2.9)
    #expect(columns.columns(of: [3])[0] == 3)
    #expect(columns.columns(of: [3.1])[0] == 3)
    #expect(columns.columns(of: [-100])[0] == -3)
  }

  @Test(arguments: [[1, 0], [0, 0], [2], [-1]]) func positionsThatAreNoneAreRefused(_ indicated: [Int]) throws {
    let names = ["a", "b"] + indicated.map { "x\($0)-\(indicated.count)" }
    let unique = Set(names).count == names.count ? names : ["a", "b", "c", "d"]
    let scaling = try FeatureScaling(
      names: unique, means: unique.map { _ in 0 }, factors: unique.map { _ in 1 }, limit: 3)
    #expect(throws: RegimeError.self) { try LogisticColumns(scaling: scaling, indicated: indicated) }
  }

  @Test func noRowsAreNoColumns() {
    #expect(throws: RegimeError.noTrainingRows) { try LogisticColumns(names: ["a"], values: []) }
  }
}
