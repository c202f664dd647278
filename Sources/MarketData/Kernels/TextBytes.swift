import Foundation
import Synchronization

/// The bytes of a text, which never change: an array, or a file that is mapped into memory instead of copied.
///
/// A mapping shows the file as it is while it is read. Nothing in the process writes to it, but another process may:
/// bytes that it overwrites are then read in their new state, and where it cuts the file short the next access
/// behind the new end ends this process with the signal SIGBUS, as a failing disk does. No check prevents that, since the file may shrink
/// between any check and the access; who has such files reads them through a pipe or copies them first.
package final class TextBytes: Sendable {
  private enum Storage: Sendable {
    case array([UInt8])
    /// The address is kept as a number, which any thread may have: the pages behind it are only ever read.
    case mapping(address: UInt, count: Int)
  }

  private let storage: Storage
  /// How many bytes at the start of the mapping `release(upTo:)` has let go.
  private let released = Atomic<Int>(0)

  /// The number of bytes.
  package var count: Int {
    switch storage {
    case .array(let bytes): bytes.count
    case .mapping(_, let count): count
    }
  }

  /// The bytes of an array.
  package convenience init(_ bytes: [UInt8]) {
    self.init(storage: .array(bytes))
  }

  /// The first `count` bytes of an open file, which may be closed then; `nil` where it cannot be mapped.
  convenience init?(mapping descriptor: Int32, count: Int) {
    guard count > 0 else { return nil }
    let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else { return nil }
    unsafe madvise(start, count, MADV_SEQUENTIAL)
    self.init(storage: .mapping(address: UInt(bitPattern: start), count: count))
  }

  private init(storage: Storage) {
    self.storage = storage
  }

  deinit {
    if case .mapping(let address, let count) = storage {
      unsafe munmap(UnsafeMutableRawPointer(bitPattern: address), count)
    }
  }

  /// Gives the bytes to `body`, which cannot keep them.
  package func withSpan<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    switch storage {
    case .array(let bytes): try body(bytes.span)
    case .mapping: try unsafe withUnsafeBytes { bytes throws(E) -> R in try unsafe body(bytes.span) }
    }
  }

  /// Gives the bytes to `body`, which must not keep them; for code in `Kernels`.
  package func withUnsafeBytes<R, E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R) throws(E) -> R {
    // The pages are mapped as long as this object lives.
    defer { withExtendedLifetime(self) {} }
    switch storage {
    case .array(let bytes): return try unsafe bytes.withUnsafeBufferPointer(body)
    case .mapping(let address, let count):
      let start = unsafe UnsafePointer<UInt8>(bitPattern: address)
      return try unsafe body(UnsafeBufferPointer(start: start, count: count))
    }
  }

  /// Lets go of the memory of a mapping's whole pages before `offset`; an array keeps its memory.
  ///
  /// The bytes stay readable: what is read again comes from the file again.
  package func release(upTo offset: Int) {
    precondition(offset >= 0 && offset <= count, "the offset must lie in the text")
    guard case .mapping(let address, _) = storage else { return }
    let end = offset / TextBytes.pageSize * TextBytes.pageSize
    let start = released.max(end, ordering: .relaxed).oldValue
    guard start < end else { return }
    unsafe madvise(UnsafeMutableRawPointer(bitPattern: address + UInt(start)), end - start, MADV_DONTNEED)
  }

  /// Brings a range of a mapping into memory in one go, where the system can; else the first access does.
  package func populate(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the range must lie in the text")
    guard case .mapping(let address, _) = storage, !range.isEmpty else { return }
    #if os(Linux)
      let start = range.lowerBound / TextBytes.pageSize * TextBytes.pageSize
      // MADV_POPULATE_READ of Linux 5.14, which older headers lack; an older system refuses it, which does no harm.
      let populateForReading: Int32 = 22
      unsafe madvise(
        UnsafeMutableRawPointer(bitPattern: address + UInt(start)), range.upperBound - start, populateForReading)
    #endif
  }

  private static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
}
