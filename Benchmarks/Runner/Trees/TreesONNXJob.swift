import Foundation
import GradientBoosting
import ModelFormats

/// Writing trees as ONNX, for a peer that reads no other form of them.
struct TreesONNXJob: BenchmarkJob {
  /// The file to write.
  var output: String

  func input(_ path: String) throws -> TreeEnsemble { try TreeModelFile(path).ensemble() }

  func run(_ input: TreeEnsemble) throws -> Int {
    let contents = try input.onnx()
    try Data(contents).write(to: URL(fileURLWithPath: output))
    return contents.count
  }

  func results(_ output: Int) -> [String: [Double]] { ["bytes": [Double(output)]] }
}
