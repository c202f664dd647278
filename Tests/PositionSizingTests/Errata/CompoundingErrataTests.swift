import NumericalMethods
import Testing

@Suite("Errata: growth and recovery")
struct CompoundingErrataTests {
  private func capital(after years: Int, growth: Double) -> Double {
    (0..<years).reduce(100_000) { capital, _ in capital * (1 + growth) }
  }

  @Test(
    "Five years make 343,597 of 100,000 at 28 %, 371,293 at 30 %, not 267,000 and 308,000",
    arguments: [(0.28, 343_597.0, 267_000.0, 0.217), (0.30, 371_293.0, 308_000.0, 0.252)])
  func fiveYears(growth: Double, correct: Double, published: Double, impliedGrowth: Double) {
    #expect(abs(capital(after: 5, growth: growth) - correct) < 0.5)
    #expect(abs(100_000 * Double.exp(5 * Double.log(onePlus: growth)) - correct) < 0.5)
    // The growth that the published end has.
    #expect(abs(Double.exp(Double.log(published / 100_000) / 5) - 1 - impliedGrowth) < 0.0005)
  }

  @Test("The table grows by 18 % in its first year, 28 % in the next two and 17.6 % in the last two")
  func stepsOfTheTable() {
    let table = [100.0, 118, 151, 193]
    let growth = zip(table, table.dropFirst()).map { $1 / $0 - 1 }
    #expect(zip(growth, [0.18, 0.28, 0.28]).allSatisfy { abs($0 - $1) < 0.002 })
    let last = (267 / table[3]).squareRoot() - 1
    #expect(abs(last - 0.176) < 0.001)
    let continued = (2...5).reduce(table[1]) { capital, _ in capital * 1.28 }
    #expect(abs(continued - 316.8) < 0.05)
  }

  @Test("After a fall of 30 % a rise of 30 % leaves 0.91; 42.86 % is needed")
  func recovery() {
    #expect(abs(0.70 * 1.30 - 0.91) < 1e-15)
    #expect(abs(1 / 0.70 - 1 - 0.428_571) < 1e-6)
    #expect(abs(recoveryByTrial(of: 0.30) - 0.428_571) < 1e-6)
  }

  @Test("After a fall of 20 % a rise of 25 % is needed, as the article on eight layers says")
  func recoveryOfTwenty() {
    #expect(0.80 * 1.25 == 1)
    #expect(abs(recoveryByTrial(of: 0.20) - 0.25) < 1e-9)
  }

  /// The rise that brings a fallen capital back, by halving.
  private func recoveryByTrial(of fall: Double) -> Double {
    var low = 0.0
    var high = 10.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if (1 - fall) * (1 + middle) < 1 { low = middle } else { high = middle }
    }
    return low
  }
}
