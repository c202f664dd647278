/// Solves x_t = β x_{t−1} + f_t for eight t at once.
///
/// With x₋₁ = 0 three doubling steps give the solution in all lanes, as (1 + βL + … + β⁷L⁷) =
/// (1 + βL)(1 + β²L²)(1 + β⁴L⁴) for the lag operator L; β, β², … β⁸ times x₋₁ are added. So the chain of
/// dependent operations is one multiplication in eight observations instead of one in each
/// (Hillis & Steele 1986, "Data parallel algorithms", for the scan).
struct LinearRecurrence {
  /// β, β², … β⁸.
  let powers: Lanes
  private let first: Lanes
  private let second: Lanes
  private let fourth: Lanes

  init(_ beta: Double) {
    let square = beta * beta
    let fourthPower = square * square
    first = Lanes(repeating: beta)
    second = Lanes(repeating: square)
    fourth = Lanes(repeating: fourthPower)
    powers = Lanes(
      beta, square, square * beta, fourthPower, fourthPower * beta, fourthPower * square,
      fourthPower * square * beta, fourthPower * fourthPower)
  }

  /// The solution for the forcing f, with x₋₁ the last lane of `previous`.
  @inline(always)
  func solve(_ f: Lanes, after previous: Lanes) -> Lanes {
    var x = f.adding(first, times: Lanes(0, f[0], f[1], f[2], f[3], f[4], f[5], f[6]))
    x = x.adding(second, times: Lanes(0, 0, x[0], x[1], x[2], x[3], x[4], x[5]))
    x = x.adding(fourth, times: Lanes(0, 0, 0, 0, x[0], x[1], x[2], x[3]))
    return x.adding(powers, times: Lanes(repeating: previous[7]))
  }
}
