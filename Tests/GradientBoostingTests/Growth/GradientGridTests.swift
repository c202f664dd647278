import GradientBoosting
import Testing

@Suite struct GradientGridTests {
  @Test(arguments: [1, 7, 8, 15, 16, 17, 100])
  func derivativesAreRoundedToTheNearestStep(count: Int) {
    let gradients = (0..<count).map { Float(($0 * 37 % 23) - 11) / 7 }
    let hessians = (0..<count).map { Float($0 * 29 % 31) / 50 }
    let grid = GradientGrid(gradients: gradients, hessians: hessians)
    let most = Double(GradientGrid.largestMultiple)
    #expect(grid.words.count == count)
    #expect(grid.gradientStep == Double(gradients.map(abs).reduce(0, max)) / most)
    for row in 0..<count {
      // Halves of steps apart from the rounding of the quotient to single precision.
      #expect(abs(Double(grid.gradient(row)) * grid.gradientStep - Double(gradients[row])) <= 0.502 * grid.gradientStep)
      #expect(abs(Double(grid.hessian(row)) * grid.hessianStep - Double(hessians[row])) <= 0.502 * grid.hessianStep)
      #expect((0...GradientGrid.largestMultiple).contains(grid.hessian(row)))
    }
  }

  @Test func theLargestDerivativeIsTheLargestMultiple() {
    let grid = GradientGrid(gradients: [-3, 0, 1.5], hessians: [0.25, 0, 1e-30])
    #expect((0..<3).map(grid.gradient) == [-32767, 0, 16384])
    #expect((0..<3).map(grid.hessian) == [32767, 0, 0])
  }

  @Test func noDerivativeAtAllHasAStepOfOne() {
    let grid = GradientGrid(gradients: [0, -0.0], hessians: [0, Float.leastNonzeroMagnitude])
    #expect([grid.gradientStep, grid.hessianStep] == [1, 1])
    #expect((0..<2).map(grid.gradient) == [0, 0] && (0..<2).map(grid.hessian) == [0, 0])
  }
}
