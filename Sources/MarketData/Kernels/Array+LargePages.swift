#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Array {
  /// Reserves memory for `count` elements and asks the system for large pages where it is long.
  ///
  /// To hand out a long array in pages of 4 KiB takes a third of the time in which the array is filled from a file.
  /// Systems without such a request get the same array.
  ///
  /// - Parameter count: how many elements there will be.
  package mutating func reserveCapacityInLargePages(_ count: Int) {
    reserveCapacity(count)
    #if os(Linux)
      let page = 1 << 12
      let length = count * MemoryLayout<Element>.stride / page * page
      // Below two large pages there may be none that lies within the array.
      guard length >= 1 << 22 else { return }
      unsafe withUnsafeMutableBufferPointer { elements in
        guard let start = elements.baseAddress else { return }
        let firstPage = unsafe UnsafeMutableRawPointer(start).alignedUp(toMultipleOf: page)
        // A request only: where it is refused, nothing changes.
        _ = unsafe madvise(firstPage, length - page, MADV_HUGEPAGE)
      }
    #endif
  }
}
