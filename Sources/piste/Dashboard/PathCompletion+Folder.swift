import Dashboard
import Files
import Scenarios

extension PathCompletion {
  /// Lists the folder of what is typed, from the person's home where it begins with `~`.
  ///
  /// - Parameter isWanted: Whether to go on, which is asked now and then.
  /// - Throws: `FileError` if there is no such folder or it cannot be read.
  init(ofTyped text: String, whileWanted isWanted: () -> Bool = { true }) throws(FileError) {
    let path = TypedPath(text)
    let folder = path.folder.isEmpty ? "./" : FilePath(path.folder).fromHome
    let names = try Folder.names(in: folder, whileWanted: isWanted)
    self.init(path, among: names) { isWanted() && Folder.exists(folder + $0) }
  }
}

extension Action {
  /// What came of listing the folder of what is typed.
  init(completionOf typed: String, _ outcome: Result<PathCompletion, any Error>) {
    switch outcome {
    case .success(let found): self = .completed(found)
    case .failure(let error):
      let folder = FilePath(FilePath(TypedPath(typed).folder).fromHome)
      self = .uncompleted(typed: typed, folder.shortened("\(error)"))
    }
  }
}
