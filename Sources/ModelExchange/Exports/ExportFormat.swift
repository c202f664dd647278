/// A format of other programs that models are written in.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// One JSON document with everything that the model file holds.
  case json
  /// The arrays of the model file for NumPy.
  case npz
  /// The parameters of a network for PyTorch's `load_state_dict`.
  case safetensors
  /// The model as a graph for ONNX Runtime and others: what it reads in, what it forecasts out.
  case onnx
  /// Trees as LightGBM's text.
  case lightgbm
  /// Trees as XGBoost's JSON.
  case xgboost

  /// The format's name as its makers write it.
  public var title: String {
    switch self {
    case .json: "JSON"
    case .npz: "an archive of NumPy"
    case .safetensors: "safetensors for PyTorch"
    case .onnx: "ONNX"
    case .lightgbm: "LightGBM's text"
    case .xgboost: "XGBoost's JSON"
    }
  }
}
