import ForeignReaders
import ModelFormats
import Testing

@Suite struct ONNXModelTests {
  /// A field that holds bytes: number · 8 + 2, their count, and they.
  private func field(_ number: UInt8, _ content: [UInt8]...) -> [UInt8] {
    let bytes = content.flatMap { $0 }
    return [number << 3 | 2, UInt8(bytes.count)] + bytes
  }

  private func field(_ number: UInt8, _ text: String) -> [UInt8] { field(number, Array(text.utf8)) }

  /// By hand, from the numbers of fields in `onnx.proto`.
  @Test func aModelHasTheBytesOfItsMessages() throws {
    var builder = ONNXGraphBuilder(name: "g")
    let input = builder.input("x", .float, ["N", 300], description: "d")
    let scale = builder.constant(Tensor([2] as [Float], shape: [1]))
    builder.output("y", builder.add("Mul", input, scale), .float, ["N", 300])
    let model = ONNXModel(graph: builder.graph, description: "m", metadata: ["k": "v", "a": "b"])

    // The dimension 300 is 0b10_0101100: its lower seven bits with the mark of more, then 2.
    let shape = field(2, field(1, field(2, "N")), field(1, [0x08, 0xAC, 0x02]))
    let type = field(2, field(1, [0x08, 1] + shape))
    let graph =
      field(1, field(1, "x"), field(1, "constant_0"), field(2, "mul_0"), field(4, "Mul"))
      + field(1, field(1, "mul_0"), field(2, "y"), field(4, "Identity"))
      + field(2, "g")
      + field(5, field(1, [1]), [0x10, 1], field(8, "constant_0"), field(9, [0, 0, 0, 0x40]))
      + field(11, field(1, "x"), type, field(3, "d"))
      + field(12, field(1, "y"), type)
    #expect(graph.count > 127 && graph.count < 256)
    let expected =
      [0x08, 8] + field(2, "Plimsoll") + field(6, "m")
      + [0x3A, UInt8(graph.count & 0x7F) | 0x80, 1] + graph
      + field(8, field(1, ""), [0x10, 17]) + field(8, field(1, "ai.onnx.ml"), [0x10, 3])
      + field(14, field(1, "a"), field(2, "b")) + field(14, field(1, "k"), field(2, "v"))
    #expect(try model.encoded() == expected)
    #expect(try model.encoded(limit: expected.count) == expected)
    #expect(
      throws: ModelExchangeError.notExportable(
        format: "ONNX",
        reason: "a file has at most \(expected.count - 1) bytes, this one would have \(expected.count)")
    ) { try model.encoded(limit: expected.count - 1) }
    #expect(ONNXModel.largestSize == 2_147_483_647)
  }

  /// Attributes by name, with the number of their type in field 20 = 0b10100 · 8, of two bytes.
  @Test(arguments: [
    (ONNXNode.Attribute.integer(1), [0x18, 1] as [UInt8], 2 as UInt8),
    (.integer(-1), [0x18] + [UInt8](repeating: 0xFF, count: 9) + [1], 2),
    (.integer(.min), [0x18] + [UInt8](repeating: 0x80, count: 9) + [1], 2),
    (.float(1.5), [0x15, 0, 0, 0xC0, 0x3F], 1),
    (.integers([0, 127, 128]), [0x42, 4, 0, 0x7F, 0x80, 1], 7), (.integers([]), [0x42, 0], 7),
    (.floats([1, -2]), [0x3A, 8, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0], 6),
    (.texts(["a", ""]), [0x4A, 1, 0x61, 0x4A, 0], 8),
    (.graph(ONNXGraphBuilder(name: "s").graph), [0x32, 3, 0x12, 1, 0x73], 5),
  ])
  func anAttributeHasTheBytesOfItsMessage(_ attribute: ONNXNode.Attribute, bytes: [UInt8], type: UInt8) throws {
    var builder = ONNXGraphBuilder(name: "g")
    _ = builder.add("Op", "x", attributes: ["n": attribute], domain: "d")
    let model = try ONNXMessage(ONNXModel(graph: builder.graph, description: "", metadata: [:]).encoded())
    let node = try #require(try model.messages(7).first?.messages(1).first)
    #expect(node.all(5) == [[0x0A, 1, 0x6E] + bytes + [0xA0, 1, type]])
    #expect(node.texts(7) == ["d"])
  }

  @Test func namesThatAreMadeUpDifferAndCarryThePrefix() {
    var builder = ONNXGraphBuilder(name: "g", prefix: "body_")
    let names = [
      builder.constant(1), builder.constant(2), builder.add("Exp", "x"), builder.add("Exp", "x"),
      builder.cast("x", to: .double),
    ]
    #expect(names == ["body_constant_0", "body_constant_1", "body_exp_0", "body_exp_1", "body_cast_0"])
    #expect(builder.add("Split", ["x"], outputCount: 2) == ["body_split_0", "body_split_1"])
    #expect(builder.graph.constants.map(\.name) == ["body_constant_0", "body_constant_1"])
  }

  /// ONNX's own library takes apart what was written: every type of attribute, of constant and of value.
  @Test(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
  func theLibraryOfONNXReadsEveryPart() throws {
    var inner = ONNXGraphBuilder(name: "inner", prefix: "inner_")
    inner.output("z", inner.constant([7]), .int64, [1])
    var builder = ONNXGraphBuilder(name: "outer")
    let input = builder.input("x", .float, ["N", 3], description: "σ in %")
    let attributes: [String: ONNXNode.Attribute] = [
      "i": .integer(-5), "f": .float(0.1), "is": .integers([.min, 0, .max]),
      "fs": .floats([1, .infinity]), "ss": .texts(["", "é"]),
      "g": .graph(inner.graph),
    ]
    builder.output("y", builder.add("Op", input, "", attributes: attributes, domain: "own"), .bool, [])
    for tensor in [
      Tensor([1.0]), Tensor([1] as [Float]), Tensor([-1] as [Int64]),
      Tensor(truths: [true]), Tensor([Double](), shape: [0]), Tensor([3.0], shape: []),
    ] { _ = builder.constant(tensor) }
    let model = ONNXModel(graph: builder.graph, description: "a model", metadata: ["b": "2", "a": "1"])
    try ForeignReaders.run(script: Self.script, on: model.encoded(), extension: "onnx")
  }

  private static let script = """
    import sys, onnx
    import numpy as np
    from onnx import helper, numpy_helper
    model = onnx.load(sys.argv[1])
    assert (model.ir_version, model.producer_name, model.doc_string) == (8, "Plimsoll", "a model")
    assert [(s.domain, s.version) for s in model.opset_import] == [("", 17), ("ai.onnx.ml", 3)]
    assert {p.key: p.value for p in model.metadata_props} == {"a": "1", "b": "2"}
    graph = model.graph
    assert graph.name == "outer"
    node = graph.node[0]
    assert (node.op_type, node.domain, list(node.input)) == ("Op", "own", ["x", ""])
    found = {a.name: helper.get_attribute_value(a) for a in node.attribute}
    assert (found["i"], found["ss"]) == (-5, [b"", "\\u00e9".encode()])
    assert found["f"] == np.float32(0.1) and list(found["fs"]) == [1, float("inf")]
    assert list(found["is"]) == [-2**63, 0, 2**63 - 1]
    assert found["g"].name == "inner" and found["g"].output[0].name == "z"
    constants = [numpy_helper.to_array(c) for c in graph.initializer]
    expected = [np.array([1.0]), np.array([1], np.float32), np.array([-1]), np.array([True]), np.zeros(0), np.array(3.0)]
    assert len(constants) == len(expected)
    for constant, value in zip(constants, expected):
        assert constant.dtype == value.dtype and np.array_equal(constant, value), (constant, value)
    entry = graph.input[0]
    assert (entry.name, entry.doc_string) == ("x", "\\u03c3 in %")
    assert entry.type.tensor_type.elem_type == onnx.TensorProto.FLOAT
    assert [d.dim_param or d.dim_value for d in entry.type.tensor_type.shape.dim] == ["N", 3]
    result = graph.output[0].type.tensor_type
    assert result.elem_type == onnx.TensorProto.BOOL and result.HasField("shape") and not result.shape.dim
    """
}
