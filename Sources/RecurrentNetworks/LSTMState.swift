/// Where a sequence is in a network: the outputs h and the cells c of each layer.
///
/// A value: a copy goes on by itself. It belongs to the architecture of the network that made it.
public struct LSTMState: Sendable {
  /// The architecture whose networks can go on with it.
  public let architecture: LSTM
  /// The outputs, [layer][block], and room for what the last layer hands on, [block].
  var hidden: AlignedLanes
  /// Room for the outputs of the next step.
  var next: AlignedLanes
  /// The cells, [layer][block].
  var cells: AlignedLanes
  /// Whether the next step takes the last units first: so every other one does, for speed.
  var isReversed = false

  /// The state ahead of the first step: all zero.
  init(_ architecture: LSTM) {
    self.architecture = architecture
    let blocks = (architecture.hiddenSize + 15) / 16
    hidden = AlignedLanes(zeros: (architecture.layerCount + 1) * blocks)
    next = AlignedLanes(zeros: hidden.count)
    cells = AlignedLanes(zeros: architecture.layerCount * blocks)
  }

  /// The outputs h of a layer, (H).
  ///
  /// - Parameter layer: the number of the layer, from zero.
  /// - Returns: one number for each unit.
  public func hidden(ofLayer layer: Int) -> [Float] { units(hidden, layer) }

  /// The cells c of a layer, (H).
  ///
  /// - Parameter layer: the number of the layer, from zero.
  /// - Returns: one number for each unit.
  public func cells(ofLayer layer: Int) -> [Float] { units(cells, layer) }

  private func units(_ lanes: AlignedLanes, _ layer: Int) -> [Float] {
    precondition((0..<architecture.layerCount).contains(layer), "the network has a layer of that number")
    let blocks = cells.count / architecture.layerCount
    return (0..<architecture.hiddenSize).map { lanes[layer * blocks + $0 / 16][$0 % 16] }
  }
}

extension LSTMState: Equatable {
  /// Whether both have the same outputs and cells in all layers.
  public static func == (left: LSTMState, right: LSTMState) -> Bool {
    left.architecture == right.architecture
      && (0..<left.architecture.layerCount).allSatisfy {
        left.hidden(ofLayer: $0) == right.hidden(ofLayer: $0) && left.cells(ofLayer: $0) == right.cells(ofLayer: $0)
      }
  }
}
