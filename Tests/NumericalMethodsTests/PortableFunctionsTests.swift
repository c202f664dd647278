import Foundation
import NumericalMethods
import Testing

/// The portable functions against the C library's, whose error is below 1 unit in the last place, and, to the last bit,
/// against the same arithmetic in Python.
@Suite struct PortableFunctionsTests {
  private func distance(_ value: Double, _ expected: Double) -> Double { abs(value - expected) / expected.ulp }

  /// 2 units are ours, 1 the library's.
  @Test func agreesWithTheLibrary() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<100_000 {
      let u = random.nextUniform()
      #expect(distance(PortableFunctions.log(u), log(u)) <= 3)
      let wide = Double(bitPattern: random.next() & 0x7FFF_FFFF_FFFF_FFFF)
      if wide.isFinite { #expect(distance(PortableFunctions.log(wide), log(wide)) <= 3) }
      let x = 1400 * u - 700
      #expect(distance(PortableFunctions.exp(x), exp(x)) <= 3)
      // The library's argument is already rounded: half a unit of a number up to 2π.
      #expect(abs(PortableFunctions.cosine(ofTurns: u) - cos(2 * .pi * u)) <= 1e-15)
    }
  }

  @Test func limits() {
    #expect(PortableFunctions.log(0) == -.infinity)
    #expect(PortableFunctions.log(-0.0) == -.infinity)
    #expect(PortableFunctions.log(-.leastNonzeroMagnitude).isNaN)
    #expect(PortableFunctions.log(.nan).isNaN)
    #expect(PortableFunctions.log(.infinity) == .infinity)
    #expect(PortableFunctions.log(1) == 0)
    #expect(distance(PortableFunctions.log(.leastNonzeroMagnitude), log(.leastNonzeroMagnitude)) <= 3)
    #expect(distance(PortableFunctions.log(.greatestFiniteMagnitude), log(.greatestFiniteMagnitude)) <= 3)
    #expect(PortableFunctions.exp(0) == 1)
    #expect(PortableFunctions.exp(-.infinity) == 0)
    #expect(PortableFunctions.exp(.infinity) == .infinity)
    #expect(PortableFunctions.exp(.nan).isNaN)
    #expect(PortableFunctions.exp(709.78) < .infinity)
    #expect(PortableFunctions.exp(709.79) == .infinity)
    #expect(PortableFunctions.exp(-745.1) == .leastNonzeroMagnitude)
    #expect(PortableFunctions.exp(-745.2) == 0)
    #expect(
      [0, 0.25, 0.5, 0.75, 1].map { PortableFunctions.cosine(ofTurns: $0) } == [1, 0, -1, 0, 1])
  }

  /// `Fixtures/simulation_reference.py` made the values.
  @Test func agreesWithPythonToTheLastBit() throws {
    let url = URL(filePath: #filePath).appending(path: "../../Fixtures/elementary_functions.csv").standardized
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count == 322)
    for line in lines {
      let fields = line.split(separator: ",")
      let argument = try #require(Double(fields[1]))
      let value =
        switch fields[0] {
        case "log": PortableFunctions.log(argument)
        case "exp": PortableFunctions.exp(argument)
        default: PortableFunctions.cosine(ofTurns: argument)
        }
      #expect(value == Double(fields[2]), "\(line)")
    }
  }
}
