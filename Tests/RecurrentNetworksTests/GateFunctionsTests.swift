import NumericalMethods
import RecurrentNetworks
import Testing

@Suite struct GateFunctionsTests {
  /// tanh by eˣ − 1 of 64 bits, without the cancellation of small arguments.
  static func exactTanh(_ x: Double) -> Double {
    let square = x * x
    if abs(x) < 1e-2 { return x * (1 - square / 3 * (1 - square * 0.4 * (1 - square * 17 / 42))) }
    let decay = Double.exp(-2 * abs(x))
    return (x < 0 ? -1 : 1) * (1 - decay) / (1 + decay)
  }

  /// From here on the tangent is ±1.
  static let end: Float = 8.010067

  /// One in 997 of all floats that are not negative, and what lies around the ends.
  static func floats() -> [Float] {
    let magnitudes = stride(from: UInt32(0), to: Float.infinity.bitPattern, by: 997).map { Float(bitPattern: $0) }
    return magnitudes + [8, end.nextDown, end, end.nextUp, .greatestFiniteMagnitude, .infinity]
  }

  @Test func theTangentIsRightAtAllMagnitudes() {
    let (x, y) = (Self.floats(), GateFunctions.tanh(Self.floats()))
    let mirrored = GateFunctions.tanh(x.map { -$0 })
    var (error, isOdd, isWithin) = (0.0, true, true)
    for (x, (y, mirror)) in zip(x, zip(y, mirrored)) {
      error = max(error, abs(Double(y) - Self.exactTanh(Double(x))))
      isOdd = isOdd && y == -mirror
      isWithin = isWithin && abs(y) <= 1
    }
    #expect(error <= 2.7e-7)
    #expect(isOdd && isWithin)
    #expect(GateFunctions.tanh([.nan, 1])[0].isNaN)
  }

  /// All numbers of the last unit before the end, where the tangent nears 1, and what lies beyond it.
  @Test func theTangentReachesOneAtItsEndAndNotBefore() {
    let last = (Float(7).bitPattern..<Self.end.bitPattern).map { Float(bitPattern: $0) }
    #expect(GateFunctions.tanh(last).allSatisfy { $0 <= 1 })
    #expect(GateFunctions.tanh([Self.end - 0.1])[0] < 1)
    let beyond: [Float] = [Self.end, Self.end.nextUp, 9, 1e4, .greatestFiniteMagnitude, .infinity]
    #expect(GateFunctions.tanh(beyond) == beyond.map { _ in 1 })
    #expect(GateFunctions.tanh(beyond.map { -$0 }) == beyond.map { _ in -1 })
  }

  /// A gate that is shut lets nothing through, one that is open everything but for roundings.
  @Test func gatesShutAndOpen() {
    for large: Float in [9, 1e4, .greatestFiniteMagnitude] {
      let shut = GateFunctions.gates(input: -large, forget: -large, candidate: large, output: -large)
      #expect([shut[0], shut[1], shut[3]] == [0, 0, 0] && abs(shut[2] - 1) <= 1.2e-7)
      let open = GateFunctions.gates(input: large, forget: large, candidate: -large, output: large)
      #expect([open[0], open[1], -open[2], open[3]].allSatisfy { abs($0 - 1) <= 1.2e-7 })
      #expect(GateFunctions.cell(input: large, forget: large, candidate: 0.5, output: -large, cell: 3).output == 0)
      #expect(GateFunctions.cell(input: -large, forget: large, candidate: 0.5, output: large, cell: 3).cell == 3)
      #expect(GateFunctions.cell(input: -large, forget: -large, candidate: 0.5, output: large, cell: 3).cell == 0)
    }
  }

  @Test func theSmallestArgumentsAreTheirOwnTangents() {
    for x: Float in [0, 1e-30, 1e-10, 1e-4] {
      #expect(abs(GateFunctions.tanh([x])[0] - x) <= 3e-7 * x)
    }
  }

  @Test func aCellIsWhatItsEquationsSay() {
    var generator = SplitMix64(seed: 20_240_901)
    for scale in [0.1, 1, 10, 100] {
      for _ in 0..<2000 {
        let z = (0..<4).map { _ in Float((2 * generator.nextUniform() - 1) * scale) }
        let cell = Float(4 * generator.nextUniform() - 2)
        let (a, c) = (z.map(Double.init), Double(cell))
        func sigmoid(_ x: Double) -> Double { 1 / (1 + Double.exp(-x)) }
        let (i, f, g, o) = (sigmoid(a[0]), sigmoid(a[1]), Self.exactTanh(a[2]), sigmoid(a[3]))
        let next = f * c + i * g
        let (found, gates) = (
          GateFunctions.cell(input: z[0] / 2, forget: z[1] / 2, candidate: z[2], output: z[3] / 2, cell: cell),
          GateFunctions.gates(input: z[0] / 2, forget: z[1] / 2, candidate: z[2], output: z[3] / 2)
        )
        #expect(abs(Double(found.cell) - next) <= 8e-7)
        #expect(abs(Double(found.output) - o * Self.exactTanh(next)) <= 8e-7)
        for (gate, exact) in zip(gates, [i, f, g, o]) { #expect(abs(Double(gate) - exact) <= 4e-7) }
      }
    }
  }
}
