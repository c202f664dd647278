import ModelExchange
import ModelFormats
import Testing
import VolatilityModels

/// Files of every kind with one part wrong, missing or too many: an error that names the file.
@Suite struct ModelFilePartsTests {
  private func expectRefusal(
    _ document: ModelDocument, _ part: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      _ = try StoredModel(document)
      Issue.record("\(document.kind): \(part) is accepted", sourceLocation: sourceLocation)
    } catch {
      #expect("\(error)".hasPrefix("x: "), sourceLocation: sourceLocation)
    }
  }

  @Test func refusesPartsThatAreMissing() throws {
    for document in try ModelFileSamples.ofEachKind() {
      for name in document.specification.keys where !["positivity", "floor"].contains(name) {
        expectRefusal(try ModelFileSamples.tampered(document) { members, _, _ in members[name] = nil }, name)
      }
      for name in document.metrics.keys {
        expectRefusal(try ModelFileSamples.tampered(document) { _, members, _ in members[name] = nil }, name)
      }
      // A covariance matrix need not exist.
      for name in document.tensors.keys where !name.hasPrefix("covariance.") {
        expectRefusal(try ModelFileSamples.tampered(document) { _, _, tensors in tensors[name] = nil }, name)
      }
    }
  }

  @Test func refusesPartsTooMany() throws {
    for document in try ModelFileSamples.ofEachKind() {
      expectRefusal(try ModelFileSamples.tampered(document) { members, _, _ in members["more"] = 1 }, "member")
      expectRefusal(try ModelFileSamples.tampered(document) { _, members, _ in members["more"] = 1 }, "metric")
      expectRefusal(
        try ModelFileSamples.tampered(document) { _, _, tensors in tensors["more"] = Tensor([1.0]) }, "tensor")
    }
    for document in try ModelFileSamples.ofEachKind() where document.tensors["memory"] == nil {
      expectRefusal(
        try ModelFileSamples.tampered(document) { _, _, tensors in tensors["memory"] = Tensor([1.0, 1, 1]) }, "memory")
    }
  }

  @Test func refusesPartsThatAreWrong() throws {
    for document in try ModelFileSamples.ofEachKind() {
      for wrong in [.null, 7.5, "nothing", [7.5], [[:]], ["more": 1]] as [JSONValue] {
        for name in document.specification.keys where !(name == "measure" && wrong == "nothing") {
          expectRefusal(
            try ModelFileSamples.tampered(document) { members, _, _ in members[name] = wrong }, "\(name) \(wrong)")
        }
        for name in document.metrics.keys {
          expectRefusal(
            try ModelFileSamples.tampered(document) { _, members, _ in members[name] = wrong }, "\(name) \(wrong)")
        }
      }
      for (name, tensor) in document.tensors {
        let sound = try document.values(of: name, as: Double.self)
        var broken = sound
        broken[broken.count - 1] = .nan
        for wrong in [
          Tensor(broken, shape: tensor.shape), Tensor(sound, shape: [1] + tensor.shape),
          Tensor(sound.map { Float($0) }, shape: tensor.shape), Tensor([Double](), shape: [0]),
        ] {
          expectRefusal(
            try ModelFileSamples.tampered(document) { _, _, tensors in tensors[name] = wrong }, name)
        }
      }
    }
  }

  @Test(
    arguments: [
      (.garch, "memory", -1, "element 0 is -1.0, expected to be not negative"),
      (.riskmetrics2006, "memory", -1, "element 0 is -1.0, expected to be not negative"),
      (.riskmetrics2006, "parameters", 8, "tau0 is 8.0, expected a finite number above 1 and the longest memory, "),
      (.har, "penalty", 0.5, "is 0.5, expected to be one of [0.01, 0.1]"),
      (.har, "target_mean", -1, "element 0 is -1.0, expected to be not negative"),
      (.har, "target_range", -1, "element 0 is -1.0, expected to be finite and not negative"),
      (.har, "target_range", 1e9, "begins at 1000000000.0, above its end "),
      (.har, "total_sum_of_squares", -1, "element 0 is -1.0, expected to be not negative"),
      (.har, "residuals", 1e200, "have the sum of squares inf, expected to be positive and finite"),
    ] as [(ModelKind, String, Double, String)])
  func saysWhatIsWrongWithANumber(kind: ModelKind, name: String, value: Double, reason: String) throws {
    let documents = try ModelFileSamples.ofEachKind()
    let document = try #require(documents.last { $0.kind == kind && $0.tensors[name] != nil })
    let tampered = try ModelFileSamples.tampered(document) { _, _, tensors in
      guard let tensor = tensors[name], var values = tensor.values(as: Double.self) else { return }
      values[0] = value
      tensors[name] = Tensor(values, shape: tensor.shape)
    }
    #expect {
      try StoredModel(tampered)
    } throws: { error in
      "\(error)".hasPrefix("x: the tensor \"\(name)\": \(reason)")
    }
  }

  @Test(
    arguments: [
      ("windows", [5, 1], "", "windows are positive and increasing, [5, 1] are not"),
      ("horizon", 0, "", "a horizon is at least one period, 0 is not"),
      ("transform", "log", ".transform", #""log" where one of "level", "logOfMeans", "meansOfLogs" is expected"#),
      ("measure", "", ".measure", "is empty where the name of a measure is expected"),
      (
        "estimation", ["method": "lasso"], ".estimation.method",
        #""lasso" where one of "leastSquares", "ridge" is expected"#
      ),
      ("estimation", ["method": "leastSquares", "folds": 2], ".estimation", #"has an unexpected member "folds""#),
      (
        "seasons", [["season": "weekday", "categories": [1, 8]]], ".seasons[0].categories",
        "[1,8] where increasing numbers from 1 to 7 are expected"
      ),
      (
        "seasons", [["season": "hourOfDay", "categories": []]], ".seasons[0].categories",
        "[] where increasing numbers from 0 to 23 are expected"
      ),
      ("regressors", [["covariate": "jump"]], ".regressors[0]", #""transform" is missing"#),
    ] as [(String, JSONValue, String, String)])
  func saysWhatIsWrongWithAnAutoregression(name: String, value: JSONValue, place: String, reason: String) throws {
    let document = try #require(try ModelFileSamples.ofEachKind().last)
    let tampered = try ModelFileSamples.tampered(document) { members, _, _ in members[name] = value }
    #expect(
      throws: ModelExchangeError.malformed(file: "x", place: "plimsoll.specification\(place)", reason: reason)
    ) { try StoredModel(tampered) }
  }

  @Test(arguments: [[0, 0, 1], [1, 4, 1], [1, 0], [4, 1, 1], [1, 1, -1]] as [JSONValue])
  func refusesAnOrderThatIsNone(order: JSONValue) throws {
    for document in try ModelFileSamples.ofEachKind() where document.specification["order"] != nil {
      let tampered = try ModelFileSamples.tampered(document) { members, _, _ in members["order"] = order }
      #expect(
        throws: ModelExchangeError.malformed(
          file: "x", place: "plimsoll.specification.order",
          reason: "\(order.text()) where p from 1 to 3, o and q from 0 to 3 are expected")
      ) { try StoredModel(tampered) }
    }
  }
}
