import MarketData
import ModelExchange
import ModelFormats
import Testing
import VolatilityModels

/// What of the export of the GARCH family needs no other program.
@Suite struct EGARCHONNXTests {
  /// An EGARCH of Student's t, whose expected variances rest on the residuals of its sample.
  private static func fitted(residuals: [Double]) throws -> FittedEGARCH {
    try FittedEGARCH(
      specification: EGARCH(mean: .zero, innovations: .studentT),
      parameters: EGARCHParameters(omega: 0, alphas: [0.1], gammas: [-0.05], betas: [0.9], shape: [6]),
      scale: .percent, logLikelihood: 0, status: .interior, iterations: 0,
      path: VolatilityPath(
        conditionalVariance: residuals.map { _ in 1 }, residuals: residuals, lastReturn: residuals[0]),
      covariances: [:])
  }

  @Test func equalResidualsTellNothingOfLaterShocks() throws {
    let fitted = try Self.fitted(residuals: [1, 1, 1])
    #expect(try !fitted.onnx(horizon: 1).isEmpty)
    #expect {
      try fitted.onnx(horizon: 2)
    } throws: { error in
      guard case ModelExchangeError.notExportable(let format, let reason) = error else { return false }
      return format == "ONNX" && reason.contains("residuals that are all equal")
    }
  }

  @Test func theSameModelIsTheSameFile() throws {
    let bytes = try [10, 10, 11].map { try Self.fitted(residuals: [1, -1, 2]).onnx(horizon: $0) }
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0] != bytes[2])
  }
}
