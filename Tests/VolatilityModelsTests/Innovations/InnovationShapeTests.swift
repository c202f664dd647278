import Foundation
import Testing
import VolatilityModels

/// Which shapes there are, where they are sought, and the shapes at which distributions meet.
@Suite struct InnovationShapeTests {
  private static let points = [-8.0, -2.5, -1, -0.2, 0, 0.4, 1.5, 6]
  private static let probabilities = [1e-12, 0.01, 0.05, 0.4, 0.5, 0.7, 0.999]

  private static let outside: [InnovationCase] = [
    InnovationCase(innovations: .studentT, shape: [2]),
    InnovationCase(innovations: .studentT, shape: [.infinity]),
    InnovationCase(innovations: .studentT, shape: [.nan]),
    InnovationCase(innovations: .skewedT, shape: [2, 0]),
    InnovationCase(innovations: .skewedT, shape: [.infinity, 1]),
    InnovationCase(innovations: .ged, shape: [0.0999]),
    InnovationCase(innovations: .ged, shape: [1000.1]),
    InnovationCase(innovations: .ged, shape: [.nan]),
  ]

  @Test(arguments: outside)
  func outsideTheirRange(_ innovation: InnovationCase) {
    #expect(invalidName(innovation) == .nu)
  }

  @Test(arguments: [1, -1, 1.5, Double.nan])
  func asymmetryOutsideItsRange(lambda: Double) {
    #expect(invalidName(InnovationCase(innovations: .skewedT, shape: [5, lambda])) == .lambda)
  }

  /// The name in the error that says a parameter is invalid.
  private func invalidName(_ innovation: InnovationCase) -> ParameterName? {
    do {
      _ = try InnovationDistribution(innovation.innovations, shape: innovation.shape)
    } catch .invalidParameter(let name, _, _) {
      return name
    } catch {
      Issue.record(error)
    }
    return nil
  }

  private static let ends: [InnovationCase] = [
    InnovationCase(innovations: .normal, shape: []),
    InnovationCase(innovations: .studentT, shape: [2 + 0x1p-51]),
    InnovationCase(innovations: .studentT, shape: [1e15]),
    InnovationCase(innovations: .skewedT, shape: [2 + 0x1p-51, 1 - 0x1p-53]),
    InnovationCase(innovations: .skewedT, shape: [1e15, 0x1p-53 - 1]),
    InnovationCase(innovations: .ged, shape: [0.1]),
    InnovationCase(innovations: .ged, shape: [1000]),
  ]

  @Test(arguments: ends)
  func atTheEndsOfTheirRange(_ innovation: InnovationCase) throws {
    let distribution = try innovation.distribution()
    #expect(distribution.logDensity(at: 0.3).isFinite)
    #expect(abs(distribution.cumulative(distribution.quantile(0.3)) - 0.3) < 1e-9)
    #expect(distribution.expectedShortfall(0.3) < 0)
    #expect(distribution.lowerPartialVariance >= 0 && distribution.lowerPartialVariance <= 1)
  }

  @Test func rangesOfSearch() throws {
    #expect(InnovationDistribution.searchRange(of: .nu, for: .studentT) == GARCHParameters.nuRange)
    for innovations in Innovations.allCases {
      for name in [ParameterName.mu, .phi, .omega, .alpha, .gamma, .beta, .delta, .nu, .lambda] {
        let range = InnovationDistribution.searchRange(of: name, for: innovations)
        #expect((range != nil) == innovations.shapeNames.contains(name))
      }
      let ranges = innovations.shapeNames.compactMap { InnovationDistribution.searchRange(of: $0, for: innovations) }
      for ends in [ranges.map(\.lowerBound), ranges.map(\.upperBound)] {
        #expect(try InnovationDistribution(innovations, shape: ends).quantile(0.1) < 0)
      }
    }
  }

  @Test(arguments: [2.01, 3, 8, 1000])
  func skewedTWithoutSkewIsStudentT(nu: Double) throws {
    try expectEqual(
      InnovationDistribution(.skewedT, shape: [nu, 0]), InnovationDistribution(.studentT, shape: [nu]), within: 4e-15)
  }

  @Test func gedOfTwoIsNormal() throws {
    try expectEqual(
      InnovationDistribution(.ged, shape: [2]), InnovationDistribution(.normal, shape: []), within: 2e-14)
  }

  /// The logarithms of the densities differ by z⁴/(4ν), which is nothing at 10¹⁹ degrees of freedom.
  @Test func studentTOfManyDegreesIsNormal() throws {
    try expectEqual(
      InnovationDistribution(.studentT, shape: [1e19]), InnovationDistribution(.normal, shape: []), within: 4e-14)
  }

  /// f = exp(−√2|z|)/√2.
  @Test func gedOfOneIsLaplace() throws {
    let distribution = try InnovationDistribution(.ged, shape: [1])
    let rootTwo = 2.0.squareRoot()
    for z in Self.points {
      #expect(abs(distribution.logDensity(at: z) + rootTwo * abs(z) + 0.5 * log(2)) < 1e-14)
      let tail = 0.5 * exp(-rootTwo * abs(z))
      #expect(abs((z < 0 ? distribution.cumulative(z) : distribution.upperTail(z)) / tail - 1) < 2e-14)
    }
    for p in Self.probabilities where p < 0.5 {
      #expect(abs(distribution.quantile(p) * rootTwo / log(2 * p) - 1) < 4e-15)
      #expect(
        abs(distribution.expectedShortfall(p) - distribution.quantile(p) + 1 / rootTwo) < 3e-14
          * abs(distribution.quantile(p)))
    }
    #expect(abs(distribution.expectedAbsolute - 1 / rootTwo) < 1e-15)
  }

  /// With the asymmetry's other sign the distribution is mirrored.
  @Test(arguments: [2.05, 5, 200], [0.05, 0.6, 0.99])
  func mirrored(nu: Double, lambda: Double) throws {
    let right = try InnovationDistribution(.skewedT, shape: [nu, lambda])
    let left = try InnovationDistribution(.skewedT, shape: [nu, -lambda])
    for z in Self.points {
      #expect(abs(left.logDensity(at: z) - right.logDensity(at: -z)) < 1e-13)
      #expect(abs(left.cumulative(z) - right.upperTail(-z)) < 1e-15)
    }
    #expect(abs(left.lowerPartialVariance + right.lowerPartialVariance - 1) < 1e-14)
    #expect(left.lowerPartialVariance > 0.5)
    #expect(abs(left.expectedAbsolute - right.expectedAbsolute) < 1e-15)
  }

  private func expectEqual(
    _ first: InnovationDistribution, _ second: InnovationDistribution, within tolerance: Double
  ) {
    for z in Self.points {
      #expect(abs(first.logDensity(at: z) - second.logDensity(at: z)) < tolerance * 4, "\(z)")
      #expect(abs(first.cumulative(z) / second.cumulative(z) - 1) < tolerance, "\(z)")
      #expect(abs(first.upperTail(z) / second.upperTail(z) - 1) < tolerance, "\(z)")
    }
    for p in Self.probabilities {
      #expect(abs(first.quantile(p) - second.quantile(p)) < tolerance, "\(p)")
      #expect(abs(first.expectedShortfall(p) - second.expectedShortfall(p)) < tolerance, "\(p)")
    }
    #expect(abs(first.expectedAbsolute - second.expectedAbsolute) < tolerance)
  }
}
