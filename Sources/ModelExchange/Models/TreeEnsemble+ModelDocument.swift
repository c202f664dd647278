public import GradientBoosting
public import ModelFormats

extension ModelDocument {
  /// The document of trees by themselves, as of those that were brought from another program.
  ///
  /// Its tensors are those of the trees, `trees.tree.leaves` and so on.
  public init(_ ensemble: TreeEnsemble, provenance: Provenance) {
    let stored = StoredTrees(ensemble)
    self.init(
      kind: .ensemble, specification: ["model": .string(ModelKind.ensemble.rawValue), "trees": stored.json],
      provenance: provenance, tensors: stored.tensors)
  }
}

extension TreeEnsemble {
  /// The trees that a document holds, equal to the last bit to those that were put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as trees have it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.ensemble)
    let field = document.specificationField
    _ = try field.object(required: ["model", "trees"])
    _ = try document.metricsField.object(required: [])
    let stored = try StoredTrees(document, field.member("trees"))
    try document.requireNoTensors(but: stored.tensorNames)
    self = stored.ensemble
  }
}
