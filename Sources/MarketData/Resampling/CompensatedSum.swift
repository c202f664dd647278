/// A sum that keeps what each addition rounds off (Neumaier 1974, algorithm IV).
///
/// Its error is that of one rounding, unless terms cancel by more than sixteen digits.
struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  init(of terms: some Sequence<Double>) {
    for term in terms {
      let next = sum + term
      lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
      sum = next
    }
  }

  var value: Double { sum + lost }
}
