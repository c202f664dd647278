/// What a pass through a network leaves: its outputs, and what the way back needs.
package struct PlainTrace<Scalar: PlainScalar> {
  /// The number B of sequences.
  package let count: Int
  /// The number T of steps of each.
  package let steps: Int
  /// The number K of last steps that have outputs.
  package let outputSteps: Int
  /// The outputs of the last K steps, (B, K, O).
  package internal(set) var outputs: [Scalar] = []
  /// The state after the last step.
  package internal(set) var state: PlainState<Scalar>
  /// Each layer's pass.
  var layers: [PlainLayer<Scalar>.Trace] = []
  /// Each layer's normalisation; empty without.
  var normalizations: [PlainNormalization<Scalar>.Trace] = []
  /// Each layer's factors of dropout, (B, H); empty without.
  let masks: [[Scalar]]
  /// What the head was given, (K, B, H).
  var headInputs: [Scalar] = []
}
