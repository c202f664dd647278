/// A format of other programs that models are taken over from.
enum ImportFormat: String, CaseIterable {
  case lightgbm
  case xgboost
  case pytorch

  /// The format that contents look like: JSON is XGBoost's, text that begins with `tree` is LightGBM's, the rest PyTorch's.
  init(of contents: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = contents.prefix(64).dropFirst(contents.starts(with: mark) ? mark.count : 0)
      .drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    if start.first == UInt8(ascii: "{") {
      self = .xgboost
    } else if start.starts(with: "tree".utf8) {
      self = .lightgbm
    } else {
      self = .pytorch
    }
  }

  /// What may help where a file that was taken for one of this format is none.
  var hint: String {
    switch self {
    case .lightgbm: "it was read as LightGBM's text, which Booster.save_model(FILE) writes"
    case .xgboost:
      "it was read as XGBoost's JSON, which Booster.save_model(\"FILE.json\") writes; of LightGBM save_model, not "
        + "dump_model"
    case .pytorch:
      "it was read as safetensors, which safetensors.torch.save_file(model.state_dict(), FILE) writes; torch.save writes "
        + "another format"
    }
  }
}
