/// A model that can be trained, by its name on the command line.
enum ModelName: String, CaseIterable {
  case garch, ewma
}
