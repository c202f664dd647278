import Foundation
import LinearAlgebra
import MarketData
import ModelExchange
import ModelFormats
import Testing
import VolatilityModels

/// What is put into a file comes out again, to the last bit.
@Suite struct ModelFileRoundTripTests {
  private func expectRoundTrip(
    _ fitted: FittedGARCH, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let document = ModelDocument(fitted, provenance: ModelFileSamples.provenance)
    let read = try ModelFileSamples.readBack(document)
    let copy = try FittedGARCH(read)
    #expect(copy == fitted, sourceLocation: sourceLocation)
    #expect(try StoredModel(read) == .garch(fitted), sourceLocation: sourceLocation)
    // The bytes tell 0 from −0, which equality does not.
    let again = StoredModel.garch(copy).document(provenance: read.provenance)
    #expect(again.encoded() == document.encoded(), sourceLocation: sourceLocation)
    #expect(copy.forecast(horizon: 10) == fitted.forecast(horizon: 10), sourceLocation: sourceLocation)
  }

  @Test(arguments: ModelFileSamples.specifications)
  func garch(specification: GARCH) throws {
    let returns = try ModelFileSamples.returns()
    try expectRoundTrip(specification.fit(to: returns))
    try expectRoundTrip(specification.fit(to: returns.converted(to: .fraction)))
  }

  @Test(arguments: ModelFileSamples.family)
  func garchOfAnyForm(specification: GARCH) throws {
    let returns = try ModelFileSamples.returnsWithRegressors()
    try expectRoundTrip(specification.fit(to: returns))
    try expectRoundTrip(specification.fit(to: returns.converted(to: .fraction)))
  }

  /// A file of an earlier version is read, and written again the same.
  @Test func aFileOfBeforeStaysAsItIs() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = package.appending(path: "models/wti-garch-t.safetensors")
    let document = try ModelDocument(contentsOf: file)
    #expect(
      document.specification.keys.sorted() == ["innovations", "mean", "model", "parameterNames", "presample", "scale"])
    let stored = try StoredModel(document)
    #expect(stored.document(provenance: document.provenance).encoded() == (try Data(contentsOf: file)))
  }

  @Test(arguments: ModelFileSamples.exponential)
  func egarch(specification: EGARCH) throws {
    let fitted = try specification.fit(to: ModelFileSamples.returnsWithRegressors())
    let document = ModelDocument(fitted, provenance: ModelFileSamples.provenance)
    let read = try ModelFileSamples.readBack(document)
    let copy = try FittedEGARCH(read)
    #expect(copy == fitted)
    let stored = try StoredModel(read)
    #expect(stored == .egarch(fitted))
    #expect(stored.document(provenance: read.provenance).encoded() == document.encoded())
    #expect(copy.forecast(horizon: 1) == fitted.forecast(horizon: 1))
  }

  @Test func riskMetrics2006() throws {
    let short = try RiskMetrics2006(cutoff: 512, shortestMemory: 1.5, count: 64, ratio: 1.0625)
    for specification in [RiskMetrics2006.standard, short] {
      let fitted = try specification.fit(to: ModelFileSamples.returns())
      let document = ModelDocument(fitted, provenance: ModelFileSamples.provenance)
      let read = try ModelFileSamples.readBack(document)
      #expect(try FittedRiskMetrics2006(read) == fitted)
      let stored = try StoredModel(read)
      #expect(stored == .riskMetrics2006(fitted))
      #expect(stored.document(provenance: read.provenance).encoded() == document.encoded())
      #expect(stored.volatilityModel?.forecast(horizon: 2) == fitted.forecast(horizon: 2))
    }
  }

  @Test func garchOnTheBoundary() throws {
    var found: Set<ParameterLimit> = []
    for seed in 1...30 {
      let returns = try ModelFileSamples.returns(alpha: 0, beta: 0, seed: UInt64(seed))
      guard let fitted = try? GARCH().fit(to: returns) else { continue }
      found.formUnion(fitted.status.activeConstraints)
      try expectRoundTrip(fitted)
    }
    #expect(!found.isEmpty)
  }

  @Test func garchWithoutCovarianceMatrices() throws {
    let whole = try GARCH().fit(to: ModelFileSamples.returns())
    let bare = try FittedGARCH(
      specification: whole.specification, parameters: whole.parameters, scale: whole.scale,
      logLikelihood: whole.logLikelihood, status: .boundary([.omegaPositive, .betaNonnegative]), iterations: 0,
      path: whole.path, covariances: [:])
    try expectRoundTrip(bare)
    for kind in CovarianceKind.allCases {
      let one = try FittedGARCH(
        specification: whole.specification, parameters: whole.parameters, scale: whole.scale,
        logLikelihood: whole.logLikelihood, status: .interior, iterations: 1, path: whole.path,
        covariances: [kind: try #require(whole.covariance(kind))])
      try expectRoundTrip(one)
    }
  }

  /// Numbers at the ends of what a double can be.
  @Test func garchWithExtremeNumbers() throws {
    let fitted = try FittedGARCH(
      specification: GARCH(mean: .ar1, innovations: .studentT),
      parameters: GARCHParameters(
        mu: -0.0, phi: .leastNonzeroMagnitude, omega: .leastNonzeroMagnitude, alpha: 1, beta: 0, nu: 2.nextUp),
      scale: .fraction, logLikelihood: -.greatestFiniteMagnitude,
      status: .boundary([.persistenceBelowOne, .nuAboveTwo]), iterations: .max,
      path: VolatilityPath(
        conditionalVariance: [.greatestFiniteMagnitude, .leastNonzeroMagnitude], residuals: [-0.0, 0.1 + 0.2],
        lastReturn: -.greatestFiniteMagnitude),
      covariances: [.opg: Matrix(rowCount: 6, columnCount: 6, repeating: 1 / 3)])
    try expectRoundTrip(fitted)
  }

  @Test(arguments: [0.94, 0.5, .leastNonzeroMagnitude, 1 - .ulpOfOne / 2])
  func ewma(lambda: Double) throws {
    let fitted = try EWMA(lambda: lambda).fit(to: ModelFileSamples.returns())
    let document = ModelDocument(fitted, provenance: ModelFileSamples.provenance)
    let read = try ModelFileSamples.readBack(document)
    #expect(try FittedEWMA(read) == fitted)
    let stored = try StoredModel(read)
    #expect(stored == .ewma(fitted))
    #expect(stored.document(provenance: read.provenance).encoded() == document.encoded())
    #expect(stored.volatilityModel?.forecast(horizon: 2) == fitted.forecast(horizon: 2))
  }

  /// A model that was read can be carried on as the one that was fitted.
  @Test func aModelReadGoesOn() throws {
    let returns = try ModelFileSamples.returns(count: 500)
    let sample = returns[0..<400]
    let models: [StoredModel] = [
      .garch(try GARCH(mean: .ar1).fit(to: sample)), .garch(try GARCH.gjr(positivity: .sample).fit(to: sample)),
      .garch(try GARCH(order: GARCHOrder(p: 2, o: 0, q: 2)).fit(to: sample)),
      .egarch(try EGARCH(order: GARCHOrder(p: 1, o: 1, q: 2)).fit(to: sample)),
      .ewma(try EWMA.riskMetrics.fit(to: sample)), .riskMetrics2006(try RiskMetrics2006.standard.fit(to: sample)),
    ]
    for stored in models {
      let fitted = try #require(stored.volatilityModel)
      let document = stored.document(provenance: ModelFileSamples.provenance)
      let read = try #require(try StoredModel(ModelFileSamples.readBack(document)).volatilityModel)
      #expect(try read.filter(sample) == fitted.path)
      var (state, expected) = (read.path.state, fitted.path.state)
      for value in returns.values[400...] {
        state = read.advanced(state, by: value)
        expected = fitted.advanced(expected, by: value)
        #expect(state == expected)
      }
    }
  }
}
