import CPlimsoll
import Testing

/// Calls of the C interface, with what they say.
enum Call {
  /// What a call answers.
  struct Answer: Equatable {
    var status: Int32
    var message: String
  }

  /// Makes a call and gives its answer, which says the same twice: in the status and in the structure.
  static func answer(
    _ call: (UnsafeMutablePointer<plimsoll_error>) throws -> plimsoll_status
  ) rethrows -> Answer {
    var error = plimsoll_error()
    error.status = -1
    let status = unsafe try call(&error)
    #expect(error.status == status)
    let message = unsafe withUnsafeBytes(of: &error.message) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    #expect(message.isEmpty == (status == 0))
    return Answer(status: status, message: message)
  }

  /// Makes a call that has to do its work.
  static func ok(
    _ location: SourceLocation = #_sourceLocation,
    _ call: (UnsafeMutablePointer<plimsoll_error>) throws -> plimsoll_status
  ) rethrows {
    let answer = unsafe try answer(call)
    #expect(answer == Answer(status: 0, message: ""), sourceLocation: location)
  }

  /// Makes a call that has to fail, with a message that has a part.
  static func fails(
    _ status: Int, _ part: String, _ location: SourceLocation = #_sourceLocation,
    _ call: (UnsafeMutablePointer<plimsoll_error>) throws -> plimsoll_status
  ) rethrows {
    let answer = unsafe try answer(call)
    #expect(Int(answer.status) == status, "\(answer.message)", sourceLocation: location)
    #expect(answer.message.contains(part), "\(answer.message)", sourceLocation: location)
  }

  /// The numbers of a result, asked for by size first.
  static func numbers<Element: BitwiseCopyable>(
    _ zero: Element,
    _ call: (UnsafeMutablePointer<Element>?, Int, UnsafeMutablePointer<Int>, UnsafeMutablePointer<plimsoll_error>)
      throws -> plimsoll_status
  ) rethrows -> [Element] {
    var needed = -1
    let asked = unsafe try answer { unsafe try call(nil, 0, &needed, $0) }
    #expect(needed == 0 ? asked.status == 0 : Int(asked.status) == Int(PLIMSOLL_BUFFER_TOO_SMALL), "\(asked.message)")
    guard needed > 0 else { return [] }
    var values = [Element](repeating: zero, count: needed)
    try unsafe ok { unsafe try call(&values, values.count, &needed, $0) }
    return Array(values.prefix(needed))
  }

  /// The text of a result, asked for by size first.
  static func text(
    _ call: (UnsafeMutablePointer<CChar>?, Int, UnsafeMutablePointer<Int>, UnsafeMutablePointer<plimsoll_error>)
      throws -> plimsoll_status
  ) rethrows -> String {
    let characters = unsafe try numbers(CChar(0), call)
    #expect(characters.last == 0 && characters.dropLast().allSatisfy { $0 != 0 })
    return String(decoding: characters.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Does something with columns as C has them.
  static func withColumns<Value>(
    _ columns: [(name: String, values: [Double])], _ body: (UnsafePointer<plimsoll_column>?, Int) throws -> Value
  ) rethrows -> Value {
    var held: [plimsoll_column] = unsafe []
    func add(_ index: Int) throws -> Value {
      guard index < columns.count else { return unsafe try body(held.isEmpty ? nil : held, held.count) }
      let values = columns[index].values
      return unsafe try columns[index].name.withCString { name in
        unsafe try values.withUnsafeBufferPointer { buffer in
          unsafe held.append(plimsoll_column(name: name, values: buffer.baseAddress, count: buffer.count))
          return try add(index + 1)
        }
      }
    }
    do { return try add(0) } catch { throw error }
  }
}
