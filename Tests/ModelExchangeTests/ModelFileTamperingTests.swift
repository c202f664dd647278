import ModelExchange
import ModelFormats
import NumericalMethods
import Testing
import VolatilityModels

/// Files whose checksum is right and whose contents are not: an error that names the place, never a crash.
@Suite struct ModelFileTamperingTests {
  private func expect(
    _ document: ModelDocument, isRefusedAt place: String, because reason: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      throws: ModelExchangeError.malformed(file: "x", place: place, reason: reason), sourceLocation: sourceLocation
    ) { try StoredModel(document) }
  }

  @Test(
    arguments: [
      ("mean", "median", #""median" where one of "zero", "constant", "ar1" is expected"#),
      ("mean", nil, ""),
      ("mean", 1, "1 where a string is expected"),
      ("innovations", "cauchy", #""cauchy" where one of "normal", "t", "skewt", "ged" is expected"#),
      ("presample", "", #""" where one of "backcast", "sample-variance" is expected"#),
      ("scale", "basispoints", #""basispoints" where one of "fraction", "percent" is expected"#),
      ("model", "egarch", #""egarch" where "garch" is expected"#),
      ("parameterNames", [], #"[] where ["mu","phi","omega","alpha","beta","nu"] is expected"#),
      ("parameterNames", "mu", #""mu" where an array is expected"#),
    ] as [(String, JSONValue?, String)])
  func refusesAnUnknownSpecification(name: String, value: JSONValue?, reason: String) throws {
    let document = try ModelFileSamples.tampered(ModelFileSamples.garch()) { specification, _, _ in
      specification[name] = value
    }
    expect(
      document, isRefusedAt: value == nil ? "plimsoll.specification" : "plimsoll.specification.\(name)",
      because: value == nil ? "\"\(name)\" is missing" : reason)
  }

  @Test func refusesUnexpectedMembersAndTensors() throws {
    let garch = try ModelFileSamples.garch()
    expect(
      try ModelFileSamples.tampered(garch) { specification, _, _ in specification["p"] = 1 },
      isRefusedAt: "plimsoll.specification", because: #"has an unexpected member "p""#)
    expect(
      try ModelFileSamples.tampered(garch) { _, metrics, _ in metrics["p"] = 1 },
      isRefusedAt: "plimsoll.metrics", because: #"has an unexpected member "p""#)
    expect(
      try ModelFileSamples.tampered(garch) { _, _, tensors in tensors["covariance.sandwich"] = Tensor([1.0]) },
      isRefusedAt: #"the tensor "covariance.sandwich""#, because: "does not belong to a model of this kind")
    let ewma = try ModelFileSamples.ewma()
    expect(
      try ModelFileSamples.tampered(ewma) { _, metrics, _ in metrics["status"] = "interior" },
      isRefusedAt: "plimsoll.metrics", because: #"has an unexpected member "status""#)
    expect(
      try ModelFileSamples.tampered(ewma) { _, _, tensors in tensors["covariance.opg"] = Tensor([1.0]) },
      isRefusedAt: #"the tensor "covariance.opg""#, because: "does not belong to a model of this kind")
  }

  @Test func refusesParametersOutsideTheirRanges() throws {
    let garch = try ModelFileSamples.garch()
    let sound = try garch.values(of: "parameters", as: Double.self)
    // In the order mu, phi, omega, alpha, beta, nu.
    let cases: [(index: Int, value: Double, expected: String)] = [
      (0, .nan, "a finite number"), (1, .infinity, "a finite number"), (2, -0.1, "a positive, finite number"),
      (2, 0, "a positive, finite number"), (2, .nan, "a positive, finite number"), (3, -1e-300, "a number from 0 to 1"),
      (3, .nan, "a number from 0 to 1"), (5, 2, "a finite number above 2"), (5, .nan, "a finite number above 2"),
    ]
    for (index, value, expected) in cases {
      let document = try ModelFileSamples.tampered(garch) { _, _, tensors in
        var values = sound
        values[index] = value
        tensors["parameters"] = Tensor(values)
      }
      let name = ["mu", "phi", "omega", "alpha", "beta", "nu"][index]
      expect(
        document, isRefusedAt: #"the tensor "parameters""#, because: "\(name) is \(value), expected \(expected)")
    }
    for beta in [.nan, -1, 1.0] {
      let document = try ModelFileSamples.tampered(garch) { _, _, tensors in
        tensors["parameters"] = Tensor([0, 0, 1, 0.5, beta, 5])
      }
      expect(
        document, isRefusedAt: #"the tensor "parameters""#,
        because: "beta is \(beta), expected a number from 0 to 1 − alpha = 0.5")
    }
    for lambda in [0, 1, -1, .nan] {
      let document = try ModelFileSamples.tampered(ModelFileSamples.ewma()) { _, _, tensors in
        tensors["parameters"] = Tensor([lambda])
      }
      expect(
        document, isRefusedAt: #"the tensor "parameters""#,
        because: "lambda is \(lambda), expected a number above 0 and below 1")
    }
  }

  /// A specification that asks for other parameters than there are.
  @Test func refusesANumberOfParametersThatIsNotTheSpecifications() throws {
    let document = try ModelFileSamples.tampered(ModelFileSamples.garch()) { specification, _, _ in
      specification["mean"] = "zero"
      specification["parameterNames"] = ["omega", "alpha", "beta", "nu"]
    }
    #expect(
      throws: ModelExchangeError.unexpectedTensor(
        file: "x", name: "parameters", found: "F64 [6]", expected: "F64 [4]")
    ) { try StoredModel(document) }
  }

  @Test(
    arguments: [
      ("parameters", nil, ""), ("conditional_variance", nil, ""), ("residuals", nil, ""), ("last_return", nil, ""),
      ("log_likelihood", nil, ""),
      ("parameters", Tensor([0.1, 0.1]), "F64 [2], where F64 [6]"),
      ("parameters", Tensor([Float](repeating: 0.1, count: 6)), "F32 [6], where F64 [6]"),
      ("conditional_variance", Tensor([1.0, 1], shape: [2, 1]), "F64 [2, 1], where F64 [2]"),
      ("residuals", Tensor([1.0, 1]), "F64 [2], where F64 [399]"),
      ("last_return", Tensor([1.0]), "F64 [1], where F64 []"),
      ("log_likelihood", Tensor([1] as [Int64], shape: []), "I64 [], where F64 []"),
      ("covariance.robust", Tensor([1.0]), "F64 [1], where F64 [6, 6]"),
      ("covariance.opg", Tensor([Double](repeating: 1, count: 36)), "F64 [36], where F64 [6, 6]"),
    ] as [(String, Tensor?, String)])
  func refusesTensorsOfTheWrongShape(name: String, tensor: Tensor?, found: String) throws {
    let document = try ModelFileSamples.tampered(ModelFileSamples.garch()) { _, _, tensors in tensors[name] = tensor }
    #expect {
      try StoredModel(document)
    } throws: { error in
      "\(error)"
        == (tensor == nil
          ? "x: the tensor \"\(name)\" is missing" : "x: the tensor \"\(name)\" is \(found) is expected")
    }
  }

  @Test(
    arguments: [
      ("conditional_variance", [], "has no elements"),
      ("conditional_variance", [1, 0], "element 1 is 0.0, expected to be positive and finite"),
      ("conditional_variance", [-1, 1], "element 0 is -1.0, expected to be positive and finite"),
      ("conditional_variance", [.nan], "element 0 is nan, expected to be positive and finite"),
      ("conditional_variance", [.infinity], "element 0 is inf, expected to be positive and finite"),
    ] as [(String, [Double], String)])
  func refusesVariancesThatAreNone(name: String, values: [Double], reason: String) throws {
    for document in [try ModelFileSamples.garch(), try ModelFileSamples.ewma()] {
      expect(
        try ModelFileSamples.tampered(document) { _, _, tensors in tensors[name] = Tensor(values) },
        isRefusedAt: "the tensor \"\(name)\"", because: reason)
    }
  }

  @Test func refusesNumbersThatAreNotFinite() throws {
    for document in [try ModelFileSamples.garch(), try ModelFileSamples.ewma()] {
      for name in document.tensors.keys where name != "parameters" && name != "conditional_variance" {
        for bad in [Double.nan, .infinity] {
          let tensor = try #require(document.tensors[name])
          var values = try document.values(of: name, as: Double.self)
          values[values.count / 2] = bad
          expect(
            try ModelFileSamples.tampered(document) { _, _, tensors in
              tensors[name] = Tensor(values, shape: tensor.shape)
            },
            isRefusedAt: "the tensor \"\(name)\"",
            because: "element \(values.count / 2) is \(bad), expected to be finite")
        }
      }
    }
  }

  @Test func refusesANegativeVarianceOfAnEstimate() throws {
    let garch = try ModelFileSamples.garch()
    var values = try garch.values(of: "covariance.hessian", as: Double.self)
    values[7] = -1
    expect(
      try ModelFileSamples.tampered(garch) { _, _, tensors in
        tensors["covariance.hessian"] = Tensor(values, shape: [6, 6])
      }, isRefusedAt: #"the tensor "covariance.hessian""#, because: "has the negative variance -1.0")
  }

  @Test func refusesAnAverageWhoseEndDoesNotFit() throws {
    expect(
      try ModelFileSamples.tampered(ModelFileSamples.ewma()) { _, _, tensors in
        tensors["last_return"] = Tensor([123.0], shape: [])
      }, isRefusedAt: #"the tensor "last_return""#, because: "is not the last residual")
  }

  @Test(
    arguments: [
      ("iterations", -1, "plimsoll.metrics.iterations", "-1 where an integer from 0 on is expected"),
      ("iterations", nil, "plimsoll.metrics", #""iterations" is missing"#),
      (
        "status", "boundary", "plimsoll.metrics.status",
        #""boundary" where "interior" is expected with 0 active limits"#
      ),
      (
        "activeConstraints", ["alpha >= 0"], "plimsoll.metrics.status",
        #""interior" where "boundary" is expected with 1 active limits"#
      ),
      (
        "activeConstraints", ["alpha >= 0", "alpha >= 0"], "plimsoll.metrics.activeConstraints",
        "names a limit twice"
      ),
      ("activeConstraints", ["x"], "plimsoll.metrics.activeConstraints[0]", nil),
    ] as [(String, JSONValue?, String, String?)])
  func refusesAnOutcomeThatIsNone(name: String, value: JSONValue?, place: String, reason: String?) throws {
    let document = try ModelFileSamples.tampered(ModelFileSamples.garch()) { _, metrics, _ in metrics[name] = value }
    let limits = GARCH(mean: .ar1, innovations: .studentT).limits.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    expect(document, isRefusedAt: place, because: reason ?? "\"x\" where one of \(limits) is expected")
  }

  @Test func refusesADocumentOfAnotherKind() throws {
    let garch = try ModelFileSamples.readBack(ModelFileSamples.garch())
    #expect(
      throws: ModelExchangeError.malformed(
        file: "x", place: "plimsoll.kind", reason: #""garch" where "ewma" is expected"#)
    ) { try FittedEWMA(garch) }
    let renamed = try ModelFileSamples.tampered(ModelFileSamples.garch(), kind: .ewma) { _, _, _ in }
    expect(renamed, isRefusedAt: "plimsoll.specification.model", because: #""garch" where "ewma" is expected"#)
  }

  /// Parts exchanged at random: an error or a model that forecasts, never a crash.
  @Test func survivesRandomTampering() throws {
    var random = SplitMix64(seed: 9)
    func pick<Element>(_ elements: [Element]) -> Element { elements[Int(random.next() % UInt64(elements.count))] }
    let numbers = [0, -0.0, 1, -1, 0.5, 2, 1e308, -1e308, 1e-300, Double.nan, .infinity, -.infinity]
    let shapes = [[], [0], [1], [2], [6], [6, 6], [1, 1], [0, 3], [399], [400], [4, 4]]
    let texts: [JSONValue] = [
      .null, true, 0, -1, 1.5, "", "zero", "garch", "ewma", "t", "alpha >= 0", [], ["omega"], [:], ["alpha >= 0"],
      "percent", "interior", "boundary",
    ]
    let series = try VarianceSamples.series(count: 60)
    for document in try ModelFileSamples.ofEachKind() {
      var accepted = 0
      for _ in 0..<500 {
        let changed = try ModelFileSamples.tampered(document) { specification, metrics, tensors in
          switch random.next() % 4 {
          case 0: specification[pick(Array(specification.keys.sorted()))] = pick(texts)
          case 1: metrics[pick(Array(metrics.keys.sorted()) + ["more"])] = pick(texts)
          case 2:
            let shape = pick(shapes)
            tensors[pick(tensors.keys.sorted())] = Tensor(
              (0..<shape.reduce(1, *)).map { _ in pick(numbers) }, shape: shape)
          default:
            let name = pick(tensors.keys.sorted())
            guard let tensor = tensors[name], var values = tensor.values(as: Double.self) else { return }
            values[Int(random.next() % UInt64(values.count))] = pick(numbers)
            tensors[name] = Tensor(values, shape: tensor.shape)
          }
        }
        guard let stored = try? StoredModel(changed) else { continue }
        accepted += 1
        let horizon = stored.kind == .egarch ? 1 : 3
        #expect(stored.volatilityModel?.forecast(horizon: horizon).variances.count ?? horizon == horizon)
        if case .autoregression(let fitted, _) = stored { _ = try? fitted.forecast(after: series) }
        #expect(throws: Never.self) { _ = try changed.exportedJSON.text() }
      }
      #expect(accepted > 0 && accepted < 500)
    }
  }
}
