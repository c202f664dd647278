/// What a line of input can have wrong.
enum RunnerError: Error, CustomStringConvertible {
  case unknownJob(String)
  case invalidOption(String)
  case unreadable(String)
  case invalidData(path: String, byteCount: Int)

  var description: String {
    switch self {
    case .unknownJob(let name): "there is no job \(name); there are \(jobs.keys.sorted().joined(separator: ", "))"
    case .invalidOption(let reason): reason
    case .unreadable(let what): "\(what) cannot be read"
    case .invalidData(let path, let byteCount): "\(path): \(byteCount) bytes are not a number of doubles"
    }
  }
}
