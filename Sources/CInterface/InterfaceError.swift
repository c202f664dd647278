import ModelFormats

/// Why a call through the C interface failed: the status that it returns, with a sentence for the user.
package struct InterfaceError: Error, Hashable {
  /// The statuses of `plimsoll.h`, by their numbers.
  package enum Status: Int32, CaseIterable, Sendable {
    /// A pointer is NULL where it must not be.
    case nullPointer = 1
    /// A number is outside of its range, or a text names nothing.
    case invalidArgument
    /// The handle was freed, was never given, or is of something else.
    case invalidHandle
    /// The memory for the result is too small.
    case bufferTooSmall
    /// There is no such file.
    case fileNotFound
    /// The file could not be read.
    case fileUnreadable
    /// The bytes are no model.
    case invalidModel
    /// The data do not serve the model or policy.
    case invalidData
    /// The function is not for models of this kind.
    case notApplicable
  }

  /// The status that the call returns.
  package let status: Status
  /// What is wrong and what was expected.
  package let message: String

  /// A failure from its parts.
  init(_ status: Status, _ message: String) {
    self.status = status
    self.message = message
  }

  /// The failure that an error of reading models means.
  init(_ error: ModelExchangeError) {
    let status: Status =
      switch error {
      case .notFound: .fileNotFound
      case .unreadable: .fileUnreadable
      default: .invalidModel
      }
    self.init(status, error.description)
  }

  /// The result of `body`, whose error means that the data do not serve.
  static func mappingData<Failure: Error, Value>(
    _ body: () throws(Failure) -> Value
  ) throws(InterfaceError) -> Value {
    do throws(Failure) {
      return try body()
    } catch {
      throw InterfaceError(.invalidData, "\(error)")
    }
  }
}
