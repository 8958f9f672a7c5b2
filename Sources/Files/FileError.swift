/// Why a file cannot be read or written.
package enum FileError: Error, Hashable, Sendable {
  /// There is no such file or folder.
  case notFound(path: String)
  /// Something stands there that is no regular file: a folder, a symbolic link, a pipe, a device.
  case notRegular(path: String, kind: String)
  /// More bytes than the reader takes.
  case tooLarge(path: String, cap: Int)
  /// The path is empty, has a NUL, or names no file.
  case badPath(path: String)
  /// The file is not the one that was read: another program wrote it meanwhile.
  case changed(path: String)
  /// A file stands where a new one was to be made.
  case exists(path: String)
  /// Another program is writing in the same folder.
  case busy(path: String)
  /// What was to be written could not be read again, and why.
  case unreadable(problem: String)
  /// The new file is there, but the system does not say that it survives a loss of power; its own words.
  case notOnDisk(path: String, problem: String)
  /// The system refused; its own words.
  case system(path: String, action: String, problem: String)
}

extension FileError: CustomStringConvertible {
  /// What is wrong, and what is accepted.
  package var description: String {
    switch self {
    case .notFound(let path): "\(path): no such file or folder"
    case .notRegular(let path, let kind): "\(path): is \(kind); only regular files are accepted"
    case .tooLarge(let path, let cap): "\(path): larger than \(cap) bytes, the most that is read"
    case .badPath(let path): "\(path.isEmpty ? "the empty path" : path): names no file"
    case .changed(let path):
      "\(path): was changed by another program since it was read; nothing was written"
    case .exists(let path): "\(path): exists already; nothing was written"
    case .busy(let path): "\(path): another program is writing there; nothing was written"
    case .unreadable(let problem): "\(problem); nothing was written"
    case .notOnDisk(let path, let problem):
      "\(path): was written, but may be lost if the power fails now: \(problem)"
    case .system(let path, let action, let problem): "\(path): cannot \(action): \(problem)"
    }
  }
}
