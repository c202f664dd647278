import Foundation

/// One timing of a job, and what it computed.
struct Measurement {
  /// The time of one run of the job: that of all repeats, divided by their number.
  var seconds: Double
  /// By how much the work raised the most memory that this process has used.
  var peakBytes: Int
  /// The results of the last repeat, by name.
  var results: [String: [Double]]

  /// Does what a line of input asks for.
  static func make(from line: Data) async throws -> Measurement {
    let request = try JSONDecoder().decode(Request.self, from: line)
    guard let type = jobs[request.job] else { throw RunnerError.unknownJob(request.job) }
    guard request.repeats > 0 else { throw RunnerError.invalidOption("repeats has to be positive") }
    return try await time(JSONDecoder().decode(type, from: line), request)
  }

  private static func time<Job: BenchmarkJob>(_ job: Job, _ request: Request) async throws -> Measurement {
    let input = try job.input(request.data)
    let peakBefore = try ProcessMemory.peakBytes()
    let start = request.clock.now
    var output = try await job.run(input)
    for _ in 1..<request.repeats { output = try await job.run(input) }
    let seconds = request.clock.now - start
    return Measurement(
      seconds: seconds / Double(request.repeats), peakBytes: try ProcessMemory.peakBytes() - peakBefore,
      results: job.results(output))
  }
}
