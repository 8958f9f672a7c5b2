/// Arrays by name: what NumPy's `savez` and `savez_compressed` write.
public struct NumPyArchive {
  private static let suffix = ".npy"

  private let archive: ZipArchive

  /// The names of the arrays, in the order of the file.
  public let names: [String]

  /// Reads the directory of a `.npz` file.
  ///
  /// - Throws: ``NumPyError/archive(_:)`` if the bytes are no such file.
  public init(_ bytes: [UInt8]) throws(NumPyError) {
    archive = try ZipArchive(bytes)
    names = archive.entries.map { entry in
      entry.name.hasSuffix(Self.suffix)
        ? String(entry.name.dropLast(Self.suffix.count)) : entry.name
    }
  }

  /// The array of that name, read from the file at each call.
  ///
  /// - Throws: ``NumPyError`` if there is none, or it is damaged.
  public func tensor(_ name: String) throws(NumPyError) -> Tensor {
    guard let index = names.firstIndex(of: name) else { throw .noSuchArray(name) }
    return try Tensor(npy: try archive.bytes(of: archive.entries[index]))
  }

  /// The bytes of a `.npz` file with the arrays given, not compressed. The same arrays make the same
  /// bytes.
  ///
  /// - Throws: ``NumPyError/archive(_:)`` if a name is there twice or the file gets larger than 4 GiB.
  public static func bytes(
    of arrays: [(name: String, tensor: Tensor)]
  ) throws(NumPyError) -> [UInt8] {
    var writer = ZipWriter()
    var names: Set<String> = []
    for (name, tensor) in arrays {
      guard names.insert(name).inserted else { throw .archive("'\(name)' is there twice") }
      try writer.add(name + suffix, tensor.npy())
    }
    return writer.archive()
  }
}
