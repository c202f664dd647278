/// What every line of input has; a job reads its own options from the same line.
struct Request: Decodable {
  /// The name of the job, as in `jobs`.
  var job: String
  /// The path of the file that the job reads: doubles, unless the job says otherwise.
  var data: String
  /// How many times the job is done inside the timed region.
  var repeats: Int
  var clock: Clock
}
