import Foundation
import GradientBoosting
import ModelFormats

/// Trees as LightGBM or XGBoost wrote them.
struct TreeModelFile {
  let path: String
  let contents: [UInt8]

  init(_ path: String) throws {
    self.path = path
    contents = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// The trees; JSON is XGBoost's.
  func ensemble() throws -> TreeEnsemble {
    contents.first == UInt8(ascii: "{")
      ? try TreeEnsemble(xgboost: contents, file: path) : try TreeEnsemble(lightGBM: contents, file: path)
  }
}
