import Autograd

/// Arrays by name: what NumPy's `savez` and `savez_compressed` write.
public struct NumPyArchive {
  private static let suffix = ".npy"

  private let archive: ZipArchive

  /// The names of the arrays, in the order of the file.
  public let names: [String]

  /// Reads the directory of a `.npz` file.
  ///
  /// - Throws: ``NumPyArchiveError/archive(_:)`` if the bytes are no such file.
  public init(_ bytes: [UInt8]) throws(NumPyArchiveError) {
    archive = try ZipArchive(bytes)
    names = archive.entries.map { entry in
      entry.name.hasSuffix(Self.suffix)
        ? String(entry.name.dropLast(Self.suffix.count)) : entry.name
    }
  }

  /// The array of that name, read from the file at each call.
  ///
  /// - Throws: ``NumPyArchiveError`` if there is none, or it is damaged.
  public func tensor(_ name: String) throws(NumPyArchiveError) -> Tensor {
    guard let index = names.firstIndex(of: name) else { throw .noSuchArray(name) }
    let bytes = try archive.bytes(of: archive.entries[index])
    do {
      return try Tensor(npy: bytes)
    } catch {
      throw .array(name, error)
    }
  }

  /// The bytes of a `.npz` file with the arrays given, not compressed. The same arrays make the same
  /// bytes.
  ///
  /// - Throws: ``NumPyArchiveError/archive(_:)`` if a name is there twice or the file gets larger than
  ///   4 GiB.
  public static func bytes(
    of arrays: [(name: String, tensor: Tensor)]
  ) throws(NumPyArchiveError) -> [UInt8] {
    var writer = ZipWriter()
    var names: Set<String> = []
    for (name, tensor) in arrays {
      guard names.insert(name).inserted else { throw .archive("'\(name)' is there twice") }
      try writer.add(name + suffix, tensor.npy())
    }
    return writer.archive()
  }
}

/// Why the bytes of a `.npz` file are refused.
public enum NumPyArchiveError: Error, Hashable, Sendable {
  /// The archive is not one, or is damaged; the text says how.
  case archive(String)

  /// The archive has no array of that name.
  case noSuchArray(String)

  /// The array of that name is no NumPy file, and why.
  case array(String, NumPyError)
}

extension NumPyArchiveError: CustomStringConvertible {
  /// What is wrong, and what is accepted.
  public var description: String {
    switch self {
    case .archive(let problem): "NumPy archive: \(problem)"
    case .noSuchArray(let name): "NumPy archive has no array '\(name)'"
    case .array(let name, let error): "NumPy archive, array '\(name)': \(error)"
    }
  }
}
