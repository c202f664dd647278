import RecurrentNetworks
import Testing

@Suite struct GradientClippingTests {
  @Test func theNormIsOfAllOfTheGradient() {
    #expect(GradientClipping.norm([3, 0, -4]) == 5)
    #expect(GradientClipping.norm([]) == 0)
    // Its squares are beyond single precision.
    #expect(GradientClipping.norm([3e30, 4e30]).rounded() / 5e30 - 1 < 1e-6)
    #expect(GradientClipping.norm([.infinity]) == .infinity)
  }

  @Test(arguments: [(0.0, 1.0), (4.999, 1), (5, 1), (10, 0.5), (50, 0.1)])
  func onlyWhatIsAboveTheLimitIsScaledDown(norm: Double, factor: Double) {
    #expect(GradientClipping.factor(norm: norm, limit: 5) == factor)
    #expect(GradientClipping.factor(norm: norm, limit: nil) == 1)
  }

  @Test func whatIsClippedHasTheLimitAsItsNorm() {
    let gradient: [Float] = [6, 8]
    let factor = Float(GradientClipping.factor(norm: GradientClipping.norm(gradient), limit: 2))
    #expect(abs(GradientClipping.norm(gradient.map { $0 * factor }) - 2) < 1e-6)
  }
}
