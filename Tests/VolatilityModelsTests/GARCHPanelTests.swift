import MarketData
import Testing
import VolatilityModels

@Suite struct GARCHPanelTests {
  static func panel(count: Int, length: Int = 250) throws -> [ReturnSeries] {
    try (0..<count).map { try SimulatedReturns.garch(count: length, seed: UInt64($0 + 1)) }
  }

  static let specifications: [GARCH] = MeanModel.allCases.flatMap { mean in
    [Innovations.normal, .studentT].flatMap { innovations in
      PresampleVariance.allCases.map { GARCH(mean: mean, innovations: innovations, presample: $0) }
    }
  }

  /// Fewer series than lanes, as many, more: each gets what a fit of its own gives.
  @Test(arguments: [0, 1, 7, 8, 9, 17])
  func equalsSingleFits(count: Int) throws {
    let panel = try Self.panel(count: count)
    let results = GARCH().fit(toEach: panel, threads: 1)
    #expect(results.count == count)
    for (returns, result) in zip(panel, results) {
      let isSame = try isSameFit(result.get(), GARCH().fit(to: returns))
      #expect(isSame)
    }
  }

  /// Every model whose series share lanes, lengths all different.
  @Test(arguments: specifications)
  func servesEachModel(model: GARCH) throws {
    let panel = try (0..<11).map { try SimulatedReturns.garch(count: 400 + 37 * $0, seed: UInt64($0 + 50), nu: 6) }
    for (index, result) in model.fit(toEach: panel, threads: 2).enumerated() {
      let isSame = try isSameFit(result.get(), model.fit(to: panel[index]))
      #expect(isSame, "\(model) series \(index)")
    }
  }

  /// The hardest kinds of series: the same maxima on the same limits, or the same error.
  @Test(arguments: [Innovations.normal, .studentT])
  func hardSeries(innovations: Innovations) throws {
    let model = GARCH(innovations: innovations)
    let panel = try (0..<70).map { try HardSeries(index: $0, count: $0.isMultiple(of: 3) ? 250 : 500).returns }
    for (index, result) in model.fit(toEach: panel, threads: 2).enumerated() {
      let single = Result { () throws(VolatilityError) in try model.fit(to: panel[index]) }
      switch (result, single) {
      case (.success(let fit), .success(let other)):
        // Near a limit, or with ν large, the likelihood is so flat that rounding moves the maximum further.
        let isSame = isSameFit(fit, other, tolerance: 1e-7)
        #expect(isSame, "\(HardSeries(index: index))")
      case (.failure(.notConverged), .failure(.notConverged)): break
      case (.failure(let error), .failure(let other)): #expect(error == other)
      default: Issue.record("\(HardSeries(index: index)) has a fit on one side only")
      }
    }
  }

  /// The same to the last bit on any number of threads and beside any other series.
  @Test func dependsOnNothingElse() throws {
    let panel = try Self.panel(count: 90) + (0..<14).map { try HardSeries(index: $0, count: 300).returns }
    let expected = try GARCH().fit(toEach: panel, threads: 1).map { try $0.get() }
    for threads in [2, 3, 7] {
      let isSame = try GARCH().fit(toEach: panel, threads: threads).map { try $0.get() } == expected
      #expect(isSame)
    }
    let isSameReversed =
      try GARCH().fit(toEach: panel.reversed(), threads: 2).map { try $0.get() } == expected.reversed()
    #expect(isSameReversed)
    let isSameAlone = try GARCH().fit(toEach: [panel[92]], threads: 2).map { try $0.get() } == [expected[92]]
    #expect(isSameAlone)
  }

  /// A member without a fit says why, and leaves the others alone.
  @Test(arguments: [1, 2, 7])
  func failsMemberByMember(threads: Int) throws {
    var panel = try Self.panel(count: 7)
    panel[3] = try ReturnSeries(values: [Double](repeating: 0.5, count: 250))
    panel[4] = panel[4][0..<19]
    let results = GARCH().fit(toEach: panel, threads: threads)
    #expect(results.count == 7)
    for (index, result) in results.enumerated() {
      switch result {
      case .success(let fit):
        let isSame = try isSameFit(fit, GARCH().fit(to: panel[index]))
        #expect(isSame && index != 3 && index != 4)
      case .failure(let error):
        let expected: VolatilityError =
          index == 3 ? .constantReturns(value: 0.5) : .tooFewReturns(count: 19, needed: 20)
        #expect(error == expected && (index == 3 || index == 4))
      }
    }
  }
}
