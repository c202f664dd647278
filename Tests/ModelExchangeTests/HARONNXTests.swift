import ForeignReaders
import MarketData
import ModelExchange
import ModelFormats
import NumericalMethods
import Testing
import VolatilityModels

/// Autoregressions in ONNX Runtime: they forecast as here.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct HARONNXTests {
  @Test func forecastsAsTheModelDoes() throws {
    let series = try HARONNXSamples.series()
    let exports = try HARONNXSamples.specifications().map { name, specification in
      let fitted = try HARONNXSamples.fit(specification)
      return try fitted.onnxExport(name, series, iteratedHorizon: fitted.iterableHorizon)
    }
    let rows = try check(exports)
    #expect(rows > 20_000)
    #expect(exports.count { $0.expected["iterated_variance"] != nil } >= 6)
    let replaced = exports.flatMap { $0.expected["is_replaced"]?.bytes ?? [] }
    #expect(replaced.contains(1) && replaced.contains(0))
  }

  /// From the least number there is to the largest whose averages are finite.
  @Test func forecastsExtremes() throws {
    var random = SplitMix64(seed: 11)
    let ordinary = try HARONNXSamples.series()
    var exports: [ForeignExport] = []
    for (name, lowest, highest) in [("tiny", -745.0, -600.0), ("huge", 600.0, 700.0), ("any", -700.0, 340.0)] {
      func column() -> [Double] {
        (0..<1500).map { _ in max(.leastNonzeroMagnitude, .exp(lowest + (highest - lowest) * random.nextUniform())) }
      }
      let series = try VarianceSeries(
        values: column(), scale: .percent, timeStamps: ordinary.timeStamps,
        covariates: [.quarticity: column(), .jump: column(), "volume": column(), "variance": column()])
      for (model, specification) in try HARONNXSamples.specifications() {
        // The product of a quarticity's root and a variance leaves double precision, where our own forecasts end.
        if name == "huge", !specification.quarticityWindows.isEmpty { continue }
        let fitted = try HARONNXSamples.fit(specification)
        exports.append(
          try fitted.onnxExport("\(name)-\(model)", series, iteratedHorizon: fitted.iterableHorizon))
      }
    }
    #expect(try check(exports) > 50_000)
  }

  /// ln(1 + x) of numbers that are lost beside 1.
  @Test func keepsTheDigitsOfSmallJumps() throws {
    let ordinary = try HARONNXSamples.series()
    let series = try VarianceSeries(
      values: ordinary.values.map { $0 * 1e-9 }, scale: .fraction,
      covariates: [.jump: (ordinary.covariates[.jump] ?? []).map { $0 * 1e-9 }])
    let jumps = HAR.Regressor(.jump, windows: [1, 9], transform: .logOnePlus)
    let exports = try HAR.Transform.allCases.map { transform in
      try HAR(transform: transform, regressors: [jumps], limit: .none).fit(to: series[0..<400])
        .onnxExport(transform.rawValue, series)
    }
    try check(exports)
  }

  @Test func forecastsZeros() throws {
    let ordinary = try HARONNXSamples.series()
    let values = ordinary.values.enumerated().map { $0 % 7 < 2 ? 0 : $1 }
    let series = try VarianceSeries(
      values: values, scale: .percent, timeStamps: ordinary.timeStamps, covariates: ordinary.covariates)
    let exports = try HARONNXSamples.specifications().compactMap { name, specification -> ForeignExport? in
      guard specification.transform == .level || specification.floor > 0 else { return nil }
      return try HARONNXSamples.fit(specification).onnxExport(name, series)
    }
    #expect(exports.contains { $0.name == "floor" })
    try check(exports)
  }

  /// A category that the sample did not have counts as the level of all.
  @Test func forecastsUnknownCategories() throws {
    let series = try HARONNXSamples.series()
    let fitted = try HAR(windows: [1], seasons: [.weekday, .hourOfDay]).fit(to: series[0..<90])
    #expect(fitted.seasonalEffects(.weekday).count < 7)
    try check([fitted.onnxExport("unknown", series)])
  }

  /// Of a longest window there is one forecast, of less none.
  @Test func forecastsShortSeries() throws {
    let series = try HARONNXSamples.series()
    var exports: [ForeignExport] = []
    for (name, specification) in try HARONNXSamples.specifications() {
      let fitted = try HARONNXSamples.fit(specification)
      let longest = specification.longestWindow
      for count in Set([0, 1, longest - 1, longest, longest + 1]) {
        exports.append(try fitted.onnxExport("\(name)-\(count)", series[0..<count]))
      }
    }
    let counts = Set(exports.map { $0.expected["variance"]?.count ?? -1 })
    #expect(counts.isSuperset(of: [0, 1, 2]))
    try check(exports)
  }

  /// Operators one by one would stretch one row to many.
  @Test func refusesInputsThatDoNotFit() throws {
    let series = try HARONNXSamples.series()
    let fitted = try HARONNXSamples.fit(VarianceSamples.rich())
    var export = try fitted.onnxExport("lengths", series)
    export.inputs["variances"] = Tensor(Array(series.values.prefix(5)))
    #expect(throws: ForeignReaderError.self) { try ForeignReaders.read([export]) }
    let iterated = try HARONNXSamples.fit(HAR())
    export = try iterated.onnxExport("iterated", series, iteratedHorizon: 3)
    export.inputs["variances"] = Tensor([1.0])
    #expect(throws: ForeignReaderError.self) { try ForeignReaders.read([export]) }
  }

  /// The rows whose averages hold a number that is refused are not numbers; all others are as they were.
  @Test(arguments: [-1.0, -.leastNonzeroMagnitude, .nan, .infinity, 0])
  func isNoNumberWhereANumberIsRefused(value: Double) throws {
    let series = try HARONNXSamples.series()
    let index = 700
    var exports: [ForeignExport] = []
    for (name, specification) in try HARONNXSamples.specifications() {
      if value == 0, specification.transform != .meansOfLogs { continue }
      guard let reach = specification.windows.last else { continue }
      let fitted = try HARONNXSamples.fit(specification)
      var export = try fitted.onnxExport(name, series)
      export.inputs = fitted.onnxInputs(
        series, variances: HARONNXSamples.replacing(series.values, at: index, by: value))
      let first = index - specification.longestWindow + 1
      export.refuse(first..<first + reach)
      exports.append(export)
    }
    #expect(exports.count >= 3)
    try check(exports)
  }

  /// A zero is refused as the shortest average of logarithms of averages, and is read in the longer ones.
  @Test func isNoNumberWhereAnAverageIsZero() throws {
    let series = try HARONNXSamples.series()
    let index = 700
    let zero = try VarianceSeries(
      values: HARONNXSamples.replacing(series.values, at: index, by: 0), scale: .percent, timeStamps: series.timeStamps)
    let fitted = try HARONNXSamples.fit(HAR(transform: .logOfMeans, seasons: [.weekday], limit: .none))
    #expect(throws: HARError.zeroVariance(index: index)) { try fitted.forecasts(on: zero) }
    let before = try fitted.forecasts(on: zero[0..<index]).map(\.variance)
    let after = try fitted.forecasts(on: zero[index - 20..<zero.count]).map(\.variance)
    var export = try fitted.onnxExport("zero", series)
    export.inputs = fitted.onnxInputs(zero)
    export.expected = ONNXForecast.outputs(before + [.nan] + after, count: 1)
    try check([export])
  }

  /// What a covariate may be depends on what is made of it.
  @Test func isNoNumberWhereACovariateIsRefused() throws {
    let series = try HARONNXSamples.series()
    let index = 700
    let cases: [(name: String, value: Double, reach: Int)] = [
      ("harq", -1, 1), ("harq-f", -1, 22), ("columns-alone", 0, 30), ("columns-alone", -1, 30), ("jumps", -1, 9),
      ("jumps", .infinity, 9), ("written-3", .nan, 1),
    ]
    let specifications = Dictionary(
      uniqueKeysWithValues: try HARONNXSamples.specifications().map { ($0.name, $0.specification) })
    let exports = try cases.enumerated().map { number, test in
      let specification = try #require(specifications[test.name])
      let fitted = try HARONNXSamples.fit(specification)
      var export = try fitted.onnxExport("\(number)-\(test.name)", series)
      let count = specification.readCovariates.count
      let values = try #require(export.inputs["covariates"]?.values(as: Double.self))
      export.inputs["covariates"] = Tensor(
        HARONNXSamples.replacing(values, at: index * count, by: test.value), shape: [series.count, count])
      let first = index - specification.longestWindow + 1
      export.refuse(first..<first + test.reach)
      return export
    }
    try check(exports)
  }

  @Test func saysWhatCannotBeIterated() throws {
    for (name, specification) in try HARONNXSamples.specifications() {
      let fitted = try HARONNXSamples.fit(specification)
      guard fitted.iterableHorizon == nil else { continue }
      #expect(throws: ModelExchangeError.self, "\(name)") { try fitted.onnx(iteratedHorizon: 2) }
    }
    let fitted = try HARONNXSamples.fit(HAR(horizon: 5))
    #expect(
      throws: ModelExchangeError.notExportable(
        format: "ONNX", reason: "forecasts cannot be made period after period: the model is for 5 periods")
    ) { try fitted.onnx(iteratedHorizon: 2) }
  }

  /// Who opens the file finds the columns and the unit.
  @Test func saysWhatTheModelReads() throws {
    let fitted = try HARONNXSamples.fit(VarianceSamples.rich())
    #expect(fitted.specification.readCovariates == [.quarticity, "variance", .jump])
    let text = String(decoding: try fitted.onnx(measure: "realized"), as: UTF8.self)
    for part in [JSONValue.array(["quarticity", "variance", "jump"]).text(), "percent", "realized", "longest_window"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!String(decoding: try HARONNXSamples.fit(HAR()).onnx(), as: UTF8.self).contains("covariates"))
  }

  /// Reads files and compares all that comes out with what has to.
  ///
  /// - Returns: the number of forecasts that were compared.
  @discardableResult private func check(_ exports: [ForeignExport]) throws -> Int {
    let readings = try ForeignReaders.read(exports)
    var count = 0
    for export in exports {
      let reading = try #require(readings[export.name])
      for (output, difference) in reading.differences {
        switch output {
        case "is_replaced": #expect(difference.differing == 0, "\(export.name), \(output)")
        default: #expect(difference.relative <= 1e-12, "\(export.name), \(output)")
        }
        if output == "variance" { count += difference.count }
      }
    }
    return count
  }
}

extension ForeignExport {
  /// Expects no numbers in these rows.
  fileprivate mutating func refuse(_ rows: Range<Int>) {
    for name in ["variance", "volatility", "aggregated_variance"] {
      guard var values = expected[name]?.values(as: Double.self) else { return }
      for row in rows { values[row] = .nan }
      expected[name] = Tensor(values)
    }
    guard var isReplaced = expected["is_replaced"]?.bytes else { return }
    for row in rows { isReplaced[row] = 0 }
    expected["is_replaced"] = Tensor(truths: isReplaced.map { $0 == 1 })
  }
}
