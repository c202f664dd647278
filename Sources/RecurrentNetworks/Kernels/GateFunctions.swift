/// tanh z as a fraction, so that what is computed of several needs one division.
///
/// numerator/denominator = z·P(z²)/Q(z²) with P and Q of degree 4, a minimax fit: off by at most 3e-7 (3.5e-7 where a
/// product and a sum are rounded apart), odd, and never beyond ±1, for |numerator| ≤ denominator. From |z| = 8.01 on it is
/// what it is there, ±1 to the last bit: that number is one for which numerator and denominator are rounded to the same.
/// So a gate that is shut is 0, which layers that are normalised depend on: of outputs that are all nearly equal, they make
/// differences 316 times as large. A number that is none gives a numerator and a denominator that are none. The script that
/// found coefficients and end is Tests/RecurrentNetworksTests/Fixtures/tanh_coefficients.py.
struct HyperbolicTangent {
  /// z·P(z²).
  let numerator: GateLanes
  /// Q(z²), from 1 to 257.
  let denominator: GateLanes

  /// tanh z.
  @inline(always)
  init(_ z: GateLanes) {
    let end = GateLanes(repeating: 8.010067)
    let below = z.replacing(with: end, where: z .> end)
    let x = below.replacing(with: -end, where: below .< -end)
    let s = x * x
    let s2 = s * s
    let p01 = GateLanes(repeating: 1.0680654).adding(s, times: 0.14325632)
    let p23 = GateLanes(repeating: 3.7740814e-3).adding(s, times: 2.2698445e-5)
    let q01 = GateLanes(repeating: 1.0680654).adding(s, times: 0.49927792)
    let q23 = GateLanes(repeating: 2.779158e-2).adding(s, times: 3.5763846e-4)
    numerator = x * p01.adding(s2, times: p23.adding(s2, times: 1.5260644e-8))
    denominator = q01.adding(s2, times: q23.adding(s2, times: 8.703659e-7))
  }

  /// tanh z, with a division of its own.
  @inline(always)
  var value: GateLanes { numerator / denominator }
}

/// The gates and the state of an LSTM cell, sixteen units side by side.
///
/// With σ(a) = (1 + tanh(a/2))/2 all gates are tangents. Halving is the caller's: `input`, `forget` and `output` come as
/// a/2, which costs nothing where the weights are halved once.
enum LSTMCell {
  /// The next cell c' = f ⊙ c + i ⊙ g and output h = o ⊙ tanh(c'), with two divisions.
  ///
  /// - Parameters:
  ///   - input: half of what the input gate's sigmoid is taken of.
  ///   - forget: half of what the forget gate's sigmoid is taken of.
  ///   - candidate: what the tangent of g is taken of.
  ///   - output: half of what the output gate's sigmoid is taken of.
  ///   - cell: the cell c.
  /// - Returns: the next cell and the output, which is nowhere beyond ±1.
  @inline(always)
  static func advance(
    input: GateLanes, forget: GateLanes, candidate: GateLanes, output: GateLanes, cell: GateLanes
  ) -> (cell: GateLanes, output: GateLanes) {
    let (i, f) = (HyperbolicTangent(input), HyperbolicTangent(forget))
    let (g, o) = (HyperbolicTangent(candidate), HyperbolicTangent(output))
    let written = (i.denominator + i.numerator) * (g.numerator * f.denominator)
    let kept = (f.denominator + f.numerator) * (i.denominator * g.denominator)
    let divisor = (f.denominator + f.denominator) * (i.denominator * g.denominator)
    let next = written.adding(kept, times: cell) / divisor
    let t = HyperbolicTangent(next)
    let shown = (o.denominator + o.numerator) * t.numerator
    return (next, shown / ((o.denominator + o.denominator) * t.denominator))
  }

  /// The gates i, f, g and o themselves, as a training keeps them, with one division.
  ///
  /// - Parameters:
  ///   - input: half of what the input gate's sigmoid is taken of.
  ///   - forget: half of what the forget gate's sigmoid is taken of.
  ///   - candidate: what the tangent of g is taken of.
  ///   - output: half of what the output gate's sigmoid is taken of.
  /// - Returns: i, f and o from 0 to 1, g from −1 to 1, each but for some roundings.
  @inline(always)
  static func gates(
    input: GateLanes, forget: GateLanes, candidate: GateLanes, output: GateLanes
  ) -> (input: GateLanes, forget: GateLanes, candidate: GateLanes, output: GateLanes) {
    let (i, f) = (HyperbolicTangent(input), HyperbolicTangent(forget))
    let (g, o) = (HyperbolicTangent(candidate), HyperbolicTangent(output))
    let (left, right) = (i.denominator * f.denominator, g.denominator * o.denominator)
    let whole = GateLanes(repeating: 1) / (left * right)
    let half = GateLanes(repeating: 0.5) * whole
    return (
      (i.denominator + i.numerator) * (f.denominator * right * half),
      (f.denominator + f.numerator) * (i.denominator * right * half),
      g.numerator * (left * o.denominator * whole),
      (o.denominator + o.numerator) * (left * g.denominator * half)
    )
  }
}

/// The same functions for single numbers: what tests look at.
package enum GateFunctions {
  /// tanh of each number.
  package static func tanh(_ numbers: [Float]) -> [Float] {
    numbers.map { HyperbolicTangent(GateLanes(repeating: $0)).value[0] }
  }

  /// The next cell and the output of one unit; arguments as those of `LSTMCell.advance`.
  package static func cell(
    input: Float, forget: Float, candidate: Float, output: Float, cell: Float
  ) -> (cell: Float, output: Float) {
    let next = LSTMCell.advance(
      input: GateLanes(repeating: input), forget: GateLanes(repeating: forget),
      candidate: GateLanes(repeating: candidate), output: GateLanes(repeating: output),
      cell: GateLanes(repeating: cell))
    return (next.cell[0], next.output[0])
  }

  /// The four gates of one unit, in the order input, forget, candidate, output; arguments as those of `LSTMCell.gates`.
  package static func gates(input: Float, forget: Float, candidate: Float, output: Float) -> [Float] {
    let gates = LSTMCell.gates(
      input: GateLanes(repeating: input), forget: GateLanes(repeating: forget),
      candidate: GateLanes(repeating: candidate), output: GateLanes(repeating: output))
    return [gates.input[0], gates.forget[0], gates.candidate[0], gates.output[0]]
  }
}
