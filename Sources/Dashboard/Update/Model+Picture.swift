import TerminalKit

extension Model {
  /// Asks for the file that the screen is written to, one that tells what it shows proposed.
  mutating func askForPicture() {
    let name = "\(document.name ?? "piste")-step-\(snapshot.position)"
    overlay = .picture(
      PicturePrompt(editor: TextEditor(proposing: name + PictureFormat.svg.fileEnding)))
  }

  /// A key while the file's name is typed.
  mutating func press(_ key: Key, inPicture old: PicturePrompt) -> [Effect] {
    var prompt = old
    if key == .enter {
      guard PictureFormat(fileName: prompt.editor.text) != nil else {
        prompt.refusal = "a name that ends in \(PictureFormat.endings)"
        overlay = .picture(prompt)
        return []
      }
      overlay = nil
      return [.picture(name: prompt.editor.text)]
    }
    if prompt.editor.handle(key) { prompt.refusal = nil }
    overlay = .picture(prompt)
    return []
  }
}
