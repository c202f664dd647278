import Synchronization

/// Everything that handles stand for, by their numbers.
///
/// A handle is a random number of 64 bits and not an address: one that was freed or made up is not found, and names
/// nothing else by accident. What is found stays alive for whoever found it, though another thread frees the handle.
package enum HandleTable {
  /// What a handle stands for.
  package enum Object: Sendable {
    /// A model.
    case model(LoadedModel)
    /// The bars of a market, with those beside it.
    case bars(MarketBars)
    /// A policy of sizes.
    case policy(StoredPolicy)

    /// What it is called in messages.
    fileprivate var noun: String {
      switch self {
      case .model: "a model"
      case .bars: "bars"
      case .policy: "a policy"
      }
    }
  }

  private static let objects = Mutex<[UInt64: Object]>([:])

  /// Keeps an object.
  ///
  /// - Parameter object: what the handle is to stand for.
  /// - Returns: a handle of its own, not 0.
  package static func insert(_ object: Object) -> UInt64 {
    var random = SystemRandomNumberGenerator()
    return objects.withLock { objects in
      var handle: UInt64 = 0
      while handle == 0 || objects[handle] != nil { handle = random.next() }
      objects[handle] = object
      return handle
    }
  }

  /// Frees a handle.
  static func remove(_ handle: UInt64) throws(InterfaceError) {
    // What it stood for is destroyed after the lock is released.
    let removed = objects.withLock { $0.removeValue(forKey: handle) }
    if removed == nil { throw unknown(handle) }
  }

  /// The number of handles that are not freed.
  package static var count: Int { objects.withLock { $0.count } }

  static func model(_ handle: UInt64) throws(InterfaceError) -> LoadedModel {
    let object = try object(handle)
    guard case .model(let model) = object else { throw other(handle, object, expected: "a model") }
    return model
  }

  static func bars(_ handle: UInt64) throws(InterfaceError) -> MarketBars {
    let object = try object(handle)
    guard case .bars(let bars) = object else { throw other(handle, object, expected: "bars") }
    return bars
  }

  static func policy(_ handle: UInt64) throws(InterfaceError) -> StoredPolicy {
    let object = try object(handle)
    guard case .policy(let policy) = object else { throw other(handle, object, expected: "a policy") }
    return policy
  }

  private static func object(_ handle: UInt64) throws(InterfaceError) -> Object {
    guard let object = objects.withLock({ $0[handle] }) else { throw unknown(handle) }
    return object
  }

  private static func unknown(_ handle: UInt64) -> InterfaceError {
    InterfaceError(.invalidHandle, "\(handle) is no handle: it was freed, or never given")
  }

  private static func other(_ handle: UInt64, _ object: Object, expected: String) -> InterfaceError {
    InterfaceError(.invalidHandle, "\(handle) is the handle of \(object.noun), expected that of \(expected)")
  }
}
