/// Writes a zip archive whose files are stored as they are.
struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a file.
  ///
  /// - Throws: ``NumPyArchiveError/archive(_:)`` where a file or the archive gets larger than 4 GiB, or has
  ///   more than 65,534 files.
  mutating func add(_ name: String, _ content: [UInt8]) throws(NumPyArchiveError) {
    let nameBytes = Array(name.utf8)
    let (size, offset) = (content.count, bytes.count)
    guard nameBytes.count <= 0xFFFF, count < 0xFFFE,
      offset + size + 2 * nameBytes.count + directory.count + 200 < 0xFFFF_FFFF
    else { throw .archive("'\(name)' makes it larger than 4 GiB or 65,534 files") }
    // What the local header and the directory have in common. The date is the format's first.
    var common: [UInt8] = []
    common.append(20, 2)  // version that is needed
    common.append(0x800, 2)  // names are UTF-8
    common.append(0, 2)  // stored
    common.append(0, 2)  // time
    common.append(0x21, 2)  // 1 January 1980
    common.append(Int(Zlib.checksum(content)), 4)
    common.append(size, 4)
    common.append(size, 4)
    common.append(nameBytes.count, 2)
    common.append(0, 2)  // extra fields
    bytes.append(0x0403_4b50, 4)
    bytes += common + nameBytes + content
    directory.append(0x0201_4b50, 4)
    directory.append(20, 2)  // version that made it
    directory += common
    directory.append(0, 2)  // comment
    directory.append(0, 2)  // part
    directory.append(0, 2)  // internal attributes
    directory.append(0, 4)  // external attributes
    directory.append(offset, 4)
    directory += nameBytes
    count += 1
  }

  /// The archive.
  func archive() -> [UInt8] {
    var result = bytes + directory
    result.append(0x0605_4b50, 4)
    result.append(0, 4)  // parts
    result.append(count, 2)
    result.append(count, 2)
    result.append(directory.count, 4)
    result.append(bytes.count, 4)
    result.append(0, 2)  // comment
    return result
  }
}

extension [UInt8] {
  /// Appends the low `count` bytes of `value`, the least significant first.
  fileprivate mutating func append(_ value: Int, _ count: Int) {
    for place in 0..<count {
      append(UInt8(truncatingIfNeeded: value >> (8 * place)))
    }
  }
}
