/// Eight consecutive observations.
typealias Lanes = SIMD8<Double>

extension SIMD8 where Scalar == Double {
  /// The vector one observation earlier: the last lane of `previous`, then all lanes but the last.
  @inline(always)
  func delayed(after previous: Self) -> Self {
    Self(previous[7], self[0], self[1], self[2], self[3], self[4], self[5], self[6])
  }

  /// The sum of the lanes.
  var total: Double { ((self[0] + self[1]) + (self[2] + self[3])) + ((self[4] + self[5]) + (self[6] + self[7])) }

  /// One lane, or the sum of all.
  @inline(always)
  func total(of lane: Int?) -> Double { lane.map { self[$0] } ?? total }

  /// A vector that says nothing but what came before it: `value` in the last lane.
  @inline(always)
  static func before(_ value: Double) -> Self { Self(0, 0, 0, 0, 0, 0, 0, value) }

  /// 1 in the first `count` lanes, 0 in the others.
  static func ones(upTo count: Int) -> Self {
    var result = Self.zero
    for lane in 0..<count { result[lane] = 1 }
    return result
  }

  /// Eight elements from `index` on, zeros after the end.
  @inline(always)
  static func load(_ source: borrowing Span<Double>, at index: Int) -> Self {
    if index + 8 <= source.count {
      return unsafe source.withUnsafeBufferPointer {
        unsafe UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: Self.self)
      }
    }
    var result = Self.zero
    for lane in 0..<Swift.max(0, source.count - index) { result[lane] = source[index + lane] }
    return result
  }
}

/// A mean model as a type, so that a kernel is compiled for each.
protocol KernelMean {
  /// The number of the mean's coefficients.
  static var count: Int { get }
}

/// No mean.
enum KernelZeroMean: KernelMean {
  static var count: Int { 0 }
}

/// μ.
enum KernelConstantMean: KernelMean {
  static var count: Int { 1 }
}

/// μ + φx.
enum KernelAR1Mean: KernelMean {
  static var count: Int { 2 }
}

/// A density as a type, so that a kernel is compiled for each.
protocol KernelDensity {
  static var isStudentT: Bool { get }
}

enum KernelNormal: KernelDensity {
  static var isStudentT: Bool { false }
}

enum KernelStudentT: KernelDensity {
  static var isStudentT: Bool { true }
}

/// A purpose as a type, so that a pass computes nothing that it does not need.
protocol KernelPass {
  /// The information matrix in place of the Hessian.
  static var isInformation: Bool { get }
  /// The outer product of the scores beside the Hessian.
  static var isFinal: Bool { get }
}

enum InformationPass: KernelPass {
  static var isInformation: Bool { true }
  static var isFinal: Bool { false }
}

enum HessianPass: KernelPass {
  static var isInformation: Bool { false }
  static var isFinal: Bool { false }
}

enum FinalPass: KernelPass {
  static var isInformation: Bool { false }
  static var isFinal: Bool { true }
}
