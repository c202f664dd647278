/// The process exit codes that Plimsoll uses, as in the BSD header sysexits.h.
package enum ExitCode: Int32, Sendable {
  case success = 0
  case usage = 64
}
