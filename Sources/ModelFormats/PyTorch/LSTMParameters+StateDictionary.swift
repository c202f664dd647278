public import RecurrentNetworks

extension LSTMParameters {
  /// The parameters as PyTorch's `load_state_dict` takes them, by name.
  ///
  /// The module has `lstm = nn.LSTM(I, H, L, batch_first=True)` and `head = nn.Linear(H, O)`; with normalisation also
  /// `norm = nn.ModuleList([nn.LayerNorm(H) for _ in range(L)])`, of which number l is applied to what layer l hands on,
  /// so that such a module goes through the layers one by one: `nn.LSTM` alone applies none between them.
  /// Scripts/pytorch/check_state_dict.py has the module. `lstm.bias_hh_l0` … are zero: the biases are in
  /// `lstm.bias_ih_l0` …. All are floats of 32 bits.
  public var stateDictionary: [String: Tensor] {
    Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, Tensor($0.values, shape: $0.shape)) })
  }

  /// The network of a state dictionary of PyTorch.
  ///
  /// Sizes are taken from the shapes. It has to be one `nn.LSTM`, of any name, with one `nn.Linear` for its last output,
  /// of any name, and nothing else but, if wanted, a `nn.LayerNorm` for each layer: a list whose name ends with `norm` or
  /// `norms`, or, for one layer, a single one. That each is applied to what its layer hands on, with PyTorch's usual ε of
  /// 1e-5, and that nothing without parameters lies between, such as an activation, is not in the file: it is taken for
  /// granted. Without biases they are zero. Numbers of 16 bits are taken over exactly, those of 64 bits are rounded to 32
  /// bits.
  ///
  /// - Parameters:
  ///   - file: the tensors.
  ///   - name: the name by which errors call the file.
  ///   - member: the number, from 0 on, of a network among several whose names begin with `member.0.`, `member.1.` …, as
  ///     in Plimsoll's own files; other tensors of the file are then left aside. `nil` for a file of one network.
  /// - Throws: `ModelExchangeError.unsupported` for another kind of network, such as one that is bidirectional, has
  ///   projections, or tensors that there would be no use for; `.missingTensor`, `.unexpectedTensor` for a shape that does
  ///   not fit or elements that are not floating-point numbers; `.malformed` for a number that is not finite.
  public init(stateDictionary file: SafetensorsFile, name: String, member: Int? = nil) throws(ModelExchangeError) {
    var tensors = file.tensors
    if let member {
      let prefix = "member.\(member)."
      tensors = tensors.filter { $0.key.hasPrefix(prefix) }
      guard !tensors.isEmpty else {
        throw .unsupported(file: name, reason: "there is no network number \(member): no tensor of \(prefix)…")
      }
    }
    self = try StateDictionary(tensors: tensors, file: name).parameters()
  }
}
