/// A sum of many numbers whose rounding errors are added up beside it.
///
/// Source: Neumaier (1974), "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen".
struct CompensatedSum: Hashable, Sendable {
  private var sum = 0.0
  private var remainder = 0.0

  var value: Double { sum + remainder }

  mutating func add(_ number: Double) {
    let next = sum + number
    remainder += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
    sum = next
  }

  mutating func add(_ other: CompensatedSum) {
    add(other.sum)
    remainder += other.remainder
  }
}
