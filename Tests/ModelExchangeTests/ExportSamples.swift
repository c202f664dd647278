import GradientBoosting
import ModelExchange
import ModelFormats
import RecurrentNetworks
import RegimeClassification
import Testing
import VolatilityForecasting

/// Documents of every kind of model, for tests of exports.
enum ExportSamples {
  /// Trees or a network that a model is made of, with the choice that exports them by themselves.
  struct Part<Content> {
    /// The name of the document.
    var model: String
    /// What is chosen; `nil` where nothing need be.
    var choice: String?
    /// What has to be exported.
    var content: Content

    /// A name for files.
    var name: String { "\(model)-\((choice ?? "only").replacing(".", with: "-"))" }
  }

  /// The documents by name, all kinds, and with one part, several and none.
  static let documents = Result { () throws in
    let provenance = ModelFileSamples.provenance
    let names = ["garch", "ewma", "garch-volume", "egarch", "riskmetrics2006", "har"]
    var documents = Dictionary(uniqueKeysWithValues: zip(names, try ModelFileSamples.ofEachKind()))
    for (name, sample) in NetworkSamples.all { documents["lstm-\(name)"] = try NetworkSamples.document(sample) }
    documents["trees-rich"] = try TreeSamples.document(TreeSamples.rich)
    documents["trees-plain"] = try TreeSamples.document(TreeSamples.plain)
    documents["regimes-rich"] = ModelDocument(try RegimeSamples.rich.get(), provenance: provenance)
    documents["regimes-plain"] = ModelDocument(try RegimeSamples.plain.get(), provenance: provenance)
    documents["regimes-logistic"] = ModelDocument(try RegimeSamples.logistic.get(), provenance: provenance)
    documents["ensemble-numbers"] = ModelDocument(try ensembleOfNumbers(), provenance: provenance)
    documents["ensemble-classes"] = ModelDocument(try ensembleOfClasses(), provenance: provenance)
    documents["network"] = ModelDocument(try network(), provenance: provenance)
    return documents
  }

  /// A document by name.
  static func document(_ name: String) throws -> ModelDocument { try #require(try documents.get()[name]) }

  /// Trees for a number, as of another program.
  static func ensembleOfNumbers() throws -> TreeEnsemble { try TreeSamples.rich.get().ensembles[0] }

  /// Trees for classes whose leaves are averaged, as of another program.
  static func ensembleOfClasses() throws -> TreeEnsemble { try #require(try RegimeSamples.rich.get().members.forest) }

  /// A network by itself.
  static func network() throws -> SequenceNetwork {
    try SequenceNetwork(
      LSTMParameters(random: LSTM(inputSize: 2, hiddenSize: 8, layerCount: 2), seed: 1), inputNames: ["é", "b"])
  }

  /// All trees of the documents, by each choice that exports them.
  static func trees() throws -> [Part<TreeEnsemble>] {
    let (rich, plain) = (try TreeSamples.rich.get().ensembles, try TreeSamples.plain.get().ensembles)
    let members = try RegimeSamples.rich.get().members
    let boosted = try #require(try RegimeSamples.plain.get().members.trees)
    let (numbers, classes) = (try ensembleOfNumbers(), try ensembleOfClasses())
    return [
      Part(model: "trees-rich", choice: "horizon.1", content: rich[0]),
      Part(model: "trees-rich", choice: "horizon.6", content: rich[1]),
      Part(model: "trees-plain", choice: "horizon.3", content: plain[0]),
      Part(model: "trees-plain", choice: nil, content: plain[0]),
      Part(model: "regimes-rich", choice: "trees", content: try #require(members.trees)),
      Part(model: "regimes-rich", choice: "forest", content: try #require(members.forest)),
      Part(model: "regimes-plain", choice: "trees", content: boosted),
      Part(model: "ensemble-numbers", choice: "all", content: numbers),
      Part(model: "ensemble-numbers", choice: nil, content: numbers),
      Part(model: "ensemble-classes", choice: "all", content: classes),
      Part(model: "ensemble-classes", choice: nil, content: classes),
    ]
  }
}
