public import ModelFormats

extension SafetensorsFile {
  /// What the file says of the inputs of its networks, as ``ModelExport`` writes it; `nil` where it says nothing.
  ///
  /// `names` are those of the inputs of a step in their order; `areScaled` tells whether the networks read them scaled, as
  /// the other members of the entry `inputs` of the metadata say.
  public var networkInputs: (names: [String], areScaled: Bool)? {
    guard let text = metadata["inputs"], let stated = try? JSONValue(parsing: text.utf8) else { return nil }
    let members = stated.objectValue
    guard let values = (members?["names"] ?? stated).arrayValue else { return nil }
    let names = values.compactMap(\.stringValue)
    guard names.count == values.count, !names.isEmpty else { return nil }
    return (names, members?["means"] != nil || members?["factors"] != nil)
  }
}
