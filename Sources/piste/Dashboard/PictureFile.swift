import Files

/// Writes pictures, never over another file.
enum PictureFile {
  /// The most files of one name that are told apart by a number.
  private static let most = 1_000

  /// Writes a picture to a file; where there is one of that name, a number is added to it.
  ///
  /// - Returns: The whole path of the file that was written.
  /// - Throws: `FileError`.
  static func write(_ picture: String, to name: String) throws(FileError) -> String {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    for number in 1...most {
      let file = number == 1 ? name : "\(name[..<dot])-\(number)\(name[dot...])"
      do {
        try AtomicFile.write(Array(picture.utf8), to: file, expecting: .nothing)
        return FilePath(file).absolute
      } catch .exists {
        continue
      }
    }
    throw .exists(path: name)
  }
}
