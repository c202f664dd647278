/// The parameters μ, ω, α, β in the lanes of a vector; what belongs to φ is kept beside it.
///
/// Lanes must not be built from constants: the compiler takes such vectors apart lane by lane.
typealias Lanes = SIMD4<Double>

/// A mean model as a type, so that a kernel is compiled for each.
protocol MeanLanes {
  /// The number of the mean's coefficients.
  static var count: Int { get }
}

/// No mean.
enum ZeroMeanLanes: MeanLanes {
  static var count: Int { 0 }
}

/// μ.
enum ConstantMeanLanes: MeanLanes {
  static var count: Int { 1 }
}

/// μ + φx.
enum AR1MeanLanes: MeanLanes {
  static var count: Int { 2 }
}

/// A density as a type, so that a kernel is compiled for each.
protocol KernelDensity {
  static var isStudentT: Bool { get }
}

enum NormalDensity: KernelDensity {
  static var isStudentT: Bool { false }
}

enum StudentTDensity: KernelDensity {
  static var isStudentT: Bool { true }
}

/// A purpose as a type, so that a pass computes nothing that it does not need.
protocol KernelPass {
  /// The information matrix in place of the Hessian.
  static var isInformation: Bool { get }
  /// The outer product of the scores and the path of the variance beside the Hessian.
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
