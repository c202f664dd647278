import Glibc

/// The clocks of the operating system, in seconds.
enum SystemClock {
  static var processorTime: Double { read(CLOCK_PROCESS_CPUTIME_ID) }
  static var monotonicTime: Double { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    let status = unsafe clock_gettime(clock, &time)
    precondition(status == 0, "clock \(clock) cannot be read")
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
