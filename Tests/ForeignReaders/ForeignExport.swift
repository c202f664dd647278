package import ModelFormats

/// A file for another program, with what it is given and what has to come out.
package struct ForeignExport {
  /// The formats whose readers are known.
  package enum Format: String {
    /// ONNX, for ONNX's checker and ONNX Runtime.
    case onnx
    /// LightGBM's text, for LightGBM.
    case lightgbm
    /// XGBoost's JSON, for XGBoost.
    case xgboost = "json"
    /// safetensors, for the package of that name.
    case safetensors
    /// Arrays of NumPy.
    case npz
    /// A JSON document whose member `tensors` holds arrays, for Python's `json`.
    case document
  }

  /// The name, by which the reading is found; letters, digits and `-`.
  package var name: String
  /// The format.
  package var format: Format
  /// The file.
  package var bytes: [UInt8]
  /// What is put in, by the names of a graph's inputs; `rows` for trees; nothing for files of arrays.
  package var inputs: [String: Tensor]
  /// What has to come out, by the names of a graph's outputs; `margins`, `predictions` and `classes` for trees, which may
  /// be left out; the arrays by name for files of arrays, all of them.
  package var expected: [String: Tensor]
  /// On how many threads ONNX Runtime computes; the other readers have one.
  package var threads: Int

  /// A file from its parts.
  package init(
    name: String, format: Format, bytes: [UInt8], inputs: [String: Tensor] = [:], expected: [String: Tensor],
    threads: Int = 1
  ) {
    self.name = name
    self.format = format
    self.bytes = bytes
    self.inputs = inputs
    self.expected = expected
    self.threads = threads
  }

  /// What the process reads.
  var exchange: SafetensorsFile {
    var tensors: [String: Tensor] = [:]
    for (name, tensor) in inputs { tensors["input/\(name)"] = tensor }
    for (name, tensor) in expected { tensors["expected/\(name)"] = tensor }
    return SafetensorsFile(tensors: tensors)
  }
}
