import LinearAlgebra
import ModelExchange
import ModelFormats
import Testing
import VolatilityModels

/// The contents of a model file as JSON.
@Suite struct ModelFileExportTests {
  @Test(arguments: ModelFileSamples.specifications)
  func exportsEverythingOfAGARCH(specification: GARCH) throws {
    let fitted = try specification.fit(to: ModelFileSamples.returns())
    let document = ModelDocument(fitted, provenance: ModelFileSamples.provenance)
    // From the text, so that the numbers have gone through it.
    let json = try JSONValue(parsing: document.exportedJSON.text().utf8)
    for (name, value) in try #require(document.json.objectValue) { #expect(json[name] == value) }
    for (name, value) in fitted.parameters.named { #expect(json["parameters"]?[name.rawValue] == .number(value)) }
    #expect(json["parameters"]?.objectValue?.count == fitted.parameters.named.count)
    for kind in CovarianceKind.allCases {
      let errors = try #require(json["standardErrors"]?[kind.rawValue])
      for (name, error) in zip(fitted.parameters.named.map(\.name), fitted.standardErrors(kind)) {
        #expect(errors[name.rawValue] == error.map { .number($0) } ?? .null)
      }
      let matrix = try #require(fitted.covariance(kind))
      let rows = try #require(json["tensors"]?["covariance.\(kind.rawValue)"]?.arrayValue)
      #expect(rows.flatMap { $0.arrayValue ?? [] }.map(\.doubleValue) == matrix.elements)
      #expect(rows.count == matrix.rowCount)
    }
    #expect(json["logLikelihood"] == .number(fitted.logLikelihood))
    #expect(json["aic"] == .number(fitted.aic) && json["bic"] == .number(fitted.bic))
    #expect(json["observations"] == .integer(fitted.observations))
    let tensors = try #require(json["tensors"])
    #expect(tensors["conditional_variance"]?.arrayValue?.map(\.doubleValue) == fitted.path.conditionalVariance)
    #expect(tensors["residuals"]?.arrayValue?.map(\.doubleValue) == fitted.path.residuals)
    #expect(tensors["last_return"] == .number(fitted.path.lastReturn))
    #expect(tensors["log_likelihood"] == .number(fitted.logLikelihood))
    #expect(tensors.objectValue?.keys.sorted() == document.tensors.keys.sorted())
  }

  /// A parameter on a limit has no standard error.
  @Test func exportsMissingStandardErrorsAsNull() throws {
    let whole = try GARCH().fit(to: ModelFileSamples.returns())
    let bare = try FittedGARCH(
      specification: whole.specification, parameters: whole.parameters, scale: whole.scale,
      logLikelihood: whole.logLikelihood, status: .boundary([.alphaNonnegative]), iterations: 3, path: whole.path,
      covariances: [:])
    let json = try ModelDocument(bare, provenance: ModelFileSamples.provenance).exportedJSON
    for kind in CovarianceKind.allCases {
      let expected: JSONValue = ["mu": nil, "omega": nil, "alpha": nil, "beta": nil]
      #expect(json["standardErrors"]?[kind.rawValue] == expected)
    }
    #expect(json["metrics"]?["activeConstraints"] == ["alpha >= 0"])
  }

  @Test func exportsAnEWMA() throws {
    let document = try ModelFileSamples.ewma()
    let fitted = try FittedEWMA(document)
    let json = try JSONValue(parsing: document.exportedJSON.text().utf8)
    #expect(json["kind"] == "ewma" && json["parameters"] == ["lambda": 0.9])
    #expect(json["standardErrors"] == ["hessian": ["lambda": nil], "opg": ["lambda": nil], "robust": ["lambda": nil]])
    #expect(json["aic"] == .number(-2 * fitted.logLikelihood) && json["observations"] == 400)
    #expect(json["tensors"]?["residuals"]?.arrayValue?.map(\.doubleValue) == fitted.path.residuals)
  }

  @Test func refusesToExportWhatIsNotSound() throws {
    let document = try ModelFileSamples.tampered(ModelFileSamples.ewma()) { _, _, tensors in
      tensors["log_likelihood"] = Tensor([Double.nan], shape: [])
    }
    #expect(throws: ModelExchangeError.self) { try document.exportedJSON }
  }
}
