import ForeignReaders
import Foundation
import ModelExchange
import ModelFormats
import Testing
import VolatilityForecasting

/// What exported files say of themselves is said in one way by all of them.
@Suite struct ExportedMetadataTests {
  /// Names, units and lists have one form, whatever the kind.
  @Test(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
  func graphsSpeakOneLanguage() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "plimsoll-graphs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let graphs = try ExportedGraphSamples.graphs()
    #expect(Set(graphs.map { $0.name.prefix { $0 != "-" } }).count == ModelKind.allCases.count)
    for (name, bytes) in graphs { try Data(bytes).write(to: folder.appending(path: "\(name).onnx")) }
    try ForeignReaders.run(arguments: ["-c", Self.script, folder.path])
  }

  private static let script = """
    import json, pathlib, re, sys, onnx
    seen = set()
    for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        model = onnx.load(path)
        onnx.checker.check_model(model, full_check=True)
        facts = {entry.key: entry.value for entry in model.metadata_props}
        kind, _, part = path.stem.split("-")
        if part:
            kind = "network" if part.startswith("member") or kind == "network" else "ensemble"
        assert facts["kind"] == kind, (path.stem, facts)
        assert all(re.fullmatch("[a-z0-9]+(_[a-z0-9]+)*", key) for key in facts), (path.stem, facts)
        for key in "columns", "classes", "regressors", "covariates":
            if key in facts:
                names = json.loads(facts[key])
                assert names and all(isinstance(name, str) for name in names), (path.stem, key)
        assert re.match("[A-Z]", model.doc_string) and "Plimsoll" not in model.doc_string, model.doc_string
        for value in [*model.graph.input, *model.graph.output]:
            assert re.fullmatch("[a-z]+(_[a-z]+)*", value.name), (path.stem, value.name)
            assert re.match("[A-Z].*[^.]$", value.doc_string), (path.stem, value.name, value.doc_string)
            dimensions = value.type.tensor_type.shape.dim
            assert dimensions
            for dimension in dimensions:
                assert re.fullmatch("N|T|T-[1-9][0-9]*", dimension.dim_param) or dimension.dim_value > 0, path.stem
        inputs = {value.name: [d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim]
                  for value in model.graph.input}
        outputs = {value.name: [d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim]
                   for value in model.graph.output}
        counted = {"regressors": "regressors", "covariates": "covariates", "features": "columns"}
        for name, key in counted.items():
            if name in inputs:
                assert len(json.loads(facts[key])) == inputs[name][-1], (path.stem, name)
        if "inputs" in inputs and "columns" in facts:
            assert len(json.loads(facts["columns"])) == inputs["inputs"][-1], path.stem
            seen.add("named inputs")
        if "probabilities" in outputs:
            assert len(json.loads(facts["classes"])) == outputs["probabilities"][-1], path.stem
        if "time_stamps" in inputs:
            assert facts["time_stamp_unit"] == "microseconds since 1970-01-01T00:00:00Z"
            assert any(facts["time_stamp_unit"] in value.doc_string for value in model.graph.input)
        if not part and kind in {"garch", "egarch", "ewma", "riskmetrics2006", "har", "lstm", "trees"}:
            assert {"variance", "volatility", "aggregated_variance"} <= set(outputs), (path.stem, outputs)
            assert facts["scale"] in {"fraction", "percent"}
            unit = {"fraction": "fractions", "percent": "percent"}[facts["scale"]]
            for value in model.graph.output:
                if value.name.endswith("variance"):
                    assert f"in {unit} squared" in value.doc_string, value.doc_string
        if not part and kind in {"lstm", "trees", "regimes"}:
            assert int(facts["bar_microseconds"]) > 0
        seen.update(inputs)
    assert {"named inputs", "time_stamps", "covariates", "regressors", "features"} <= seen, seen
    """

  /// `inputs` in safetensors for PyTorch is always an object with `names`.
  @Test func stateDictionariesSayWhatTheNetworkReads() throws {
    let names: [(ModelDocument, String?, JSONValue)] = [
      (
        try NetworkSamples.document(NetworkSamples.rich), nil,
        .array(try NetworkSamples.rich.get().scaling.names.map { .string($0) })
      ),
      (
        try NetworkSamples.document(NetworkSamples.rich), "member.1",
        .array(try NetworkSamples.rich.get().scaling.names.map { .string($0) })
      ),
      (try ExportedGraphSamples.network(isNamed: true), nil, ["a \"b\"", "é"]),
      (try ExportedGraphSamples.network(isNamed: false), nil, .null),
    ]
    for (document, part, expected) in names {
      let bytes = try ModelExport(.safetensors, part: part).bytes(of: document)
      let metadata = try SafetensorsFile(decoding: bytes, file: "x").metadata
      #expect(metadata["format"] == "pt")
      let inputs = try JSONValue(parsing: try #require(metadata["inputs"]).utf8)
      #expect(inputs["names"] == expected)
      #expect((inputs["means"] != nil) == (document.kind == .lstm))
    }
  }
}
