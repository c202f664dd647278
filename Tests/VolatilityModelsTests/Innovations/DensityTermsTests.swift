import Foundation
import Testing
import VolatilityModels

/// Derivatives by hand against central differences of the logarithm of the density and of the first derivatives.
@Suite struct DensityTermsTests {
  private static let points = [-25.0, -4, -1.2, -0.6, -0.05, 1e-7, 0.03, 0.5, 1.1, 3, 20]

  /// The shapes with room for a step on both sides.
  private static let cases = InnovationCase.grid.filter { $0.innovations != .ged || $0.shape[0] > 0.1 }

  @Test(arguments: cases)
  func valueIsTheLogDensity(_ innovation: InnovationCase) {
    let density = innovation.density(innovation.shape)
    for z in Self.points + [0] {
      #expect(
        abs(density.terms(at: z).value - density.logDensity(at: z)) <= 1e-15 * (1 + abs(density.logDensity(at: z))))
    }
  }

  /// The error of a difference is its truncation and its rounding.
  ///
  /// The one is step² times the third derivative, the other that of the function over the step. The step is 10⁻⁵ of the
  /// distance to the next singularity, so that both are below 10⁻⁷ of the sizes that meet in the derivative.
  @Test(arguments: cases)
  func derivativesInZ(_ innovation: InnovationCase) throws {
    let density = innovation.density(innovation.shape)
    let kink = innovation.kink(of: try innovation.distribution())
    for z in Self.points where abs(z - kink) > 1e-3 || innovation.innovations == .ged {
      let terms = density.terms(at: z)
      let width = innovation.innovations == .ged ? abs(z) : min(abs(z - kink), 0.1)
      let step = 1e-5 * width / max(1, innovation.innovations == .ged ? innovation.shape[0] : 1)
      let (left, right) = (density.terms(at: z - step), density.terms(at: z + step))
      let size = abs(terms.value) + 1
      expectSlope(terms.z, left.value, right.value, step, size: size, "z at \(z)")
      expectSlope(terms.zz, left.z, right.z, step, size: abs(terms.z) + abs(terms.zz) * width, "zz at \(z)")
      for index in innovation.shape.indices {
        // The derivative in λ is a small difference of terms that grow like 1/(1−|λ|).
        let spread = innovation.innovations == .skewedT ? abs(terms.z) / (1 - abs(innovation.shape[1])) : 0
        let size = abs(terms.shape[index]) + abs(terms.zShape[index]) * width + spread
        expectSlope(terms.zShape[index], left.shape[index], right.shape[index], step, size: size, "zξ\(index) at \(z)")
      }
    }
  }

  @Test(arguments: cases)
  func derivativesInTheShape(_ innovation: InnovationCase) throws {
    let density = innovation.density(innovation.shape)
    let kink = innovation.kink(of: try innovation.distribution())
    for (index, name) in innovation.innovations.shapeNames.enumerated() {
      let value = innovation.shape[index]
      let width =
        switch (innovation.innovations, name) {
        case (_, .lambda): 1 - abs(value)
        case (.ged, _): min(value, 1)
        default: value - 2
        }
      let step = 1e-5 * width
      func shifted(_ sign: Double) -> any StandardizedDensity {
        var shape = innovation.shape
        shape[index] += sign * step
        return innovation.density(shape)
      }
      let (lower, upper) = (shifted(-1), shifted(1))
      // Near the kink a step in the shape would cross it.
      for z in Self.points where innovation.innovations != .skewedT || abs(z - kink) > 1e-3 {
        let terms = density.terms(at: z)
        let (left, right) = (lower.terms(at: z), upper.terms(at: z))
        expectSlope(
          terms.shape[index], left.value, right.value, step, size: abs(terms.value) + 1, "\(name) at \(z)")
        for other in innovation.shape.indices {
          let pairs = terms.shapeShape
          let second = index != other ? pairs.cross : index == 0 ? pairs.first : pairs.second
          // The constants are differences of digamma functions, whose rounding is that of numbers up to 8.
          let size = abs(terms.shape[other]) + abs(second) * width + 1 / width + 8
          expectSlope(second, left.shape[other], right.shape[other], step, size: size, "\(name)ξ\(other) at \(z)")
        }
      }
    }
  }

  /// ln f and its first derivatives are continuous where the halves of a skewed t meet.
  @Test(arguments: cases.filter { $0.innovations == .skewedT })
  func continuousAtTheKink(_ innovation: InnovationCase) throws {
    let kink = innovation.kink(of: try innovation.distribution())
    let density = innovation.density(innovation.shape)
    let (left, right) = (density.terms(at: kink - 1e-9), density.terms(at: kink + 1e-9))
    // Curvatures within 10⁻⁹ of the kink; they grow like (ν+1)/((ν−2)(1−|λ|)²).
    let (nu, lambda) = (innovation.shape[0], innovation.shape[1])
    let tolerance = 1e-8 * (nu + 1) / ((nu - 2) * pow(1 - abs(lambda), 2))
    #expect(abs(left.value - right.value) < tolerance)
    #expect(abs(left.z - right.z) < 10 * tolerance)
    #expect(abs(left.shape[0] - right.shape[0]) < 10 * tolerance)
    #expect(abs(left.shape[1] - right.shape[1]) < 10 * tolerance)
  }

  /// At zero, and as close to it as a `Double` gets, nothing is NaN or infinite.
  @Test(arguments: cases)
  func finiteAtZero(_ innovation: InnovationCase) {
    let density = innovation.density(innovation.shape)
    for z in [0, -0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude, 1e-101, 1e-100, -1e-99, 1e-20] {
      let terms = density.terms(at: z)
      #expect(terms.value.isFinite && terms.z.isFinite && terms.zz.isFinite)
      #expect(terms.shape[0].isFinite && terms.shape[1].isFinite)
      #expect(terms.zShape[0].isFinite && terms.zShape[1].isFinite)
      #expect(terms.shapeShape.first.isFinite && terms.shapeShape.cross.isFinite && terms.shapeShape.second.isFinite)
    }
  }

  @Test func gedAtZero() {
    let ged = GEDDensity(nu: 1.5)
    #expect(ged.terms(at: 0).z == 0)
    #expect(ged.terms(at: 0).zz == 0)
    #expect(abs(ged.terms(at: 0).shape[0] - ged.terms(at: 1e-30).shape[0]) < 1e-15)
    #expect(abs(ged.terms(at: 0).shapeShape.first - ged.terms(at: 1e-30).shapeShape.first) < 1e-15)
    #expect(GEDDensity(nu: 2).terms(at: 0).zz == -1)
  }

  @Test func shapesOutsideTheirRangeArePreconditions() async {
    await #expect(processExitsWith: .failure) { _ = StudentTDensity(nu: 2) }
    await #expect(processExitsWith: .failure) { _ = SkewedTDensity(nu: 5, lambda: 1) }
    await #expect(processExitsWith: .failure) { _ = GEDDensity(nu: 0) }
    await #expect(processExitsWith: .failure) { _ = GEDDensity(shape: []) }
    await #expect(processExitsWith: .failure) { _ = NormalDensity(shape: [1]) }
  }

  /// Rounding of the terms that the functions are made of, up to 200 · 2⁻⁵² of the size over the step, and truncation.
  private func expectSlope(
    _ derivative: Double, _ left: Double, _ right: Double, _ step: Double, size: Double, _ what: String
  ) {
    let slope = (right - left) / (2 * step)
    #expect(
      abs(slope - derivative) <= 1e-7 * abs(derivative) + 5e-14 * size / step, "\(what): \(derivative), not \(slope)")
  }
}
