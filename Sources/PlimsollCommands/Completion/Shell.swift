/// The shells for which completion is made.
enum Shell: String, CaseIterable {
  case bash, zsh, fish
}
