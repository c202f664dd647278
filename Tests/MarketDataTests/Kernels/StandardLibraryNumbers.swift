import Foundation

/// The double that C's `strtod` reads from all of `text`; `nil` where it does not read all of it.
func strtodValue(_ text: String) -> Double? {
  unsafe text.withCString { start in
    var end: UnsafeMutablePointer<CChar>?
    let value = unsafe strtod(start, &end)
    return unsafe end.map { unsafe UnsafePointer($0) - start } == text.utf8.count ? value : nil
  }
}
