/// A zip archive in memory: what NumPy's `savez` writes and reads.
///
/// The format is PKWARE's [APPNOTE](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
/// Entries are stored or deflated; others, encrypted ones and archives in parts are refused.
struct ZipArchive {
  /// A file in the archive.
  struct Entry {
    let name: String
    fileprivate let isDeflated: Bool
    fileprivate let checksum: UInt32
    fileprivate let compressedSize: Int
    fileprivate let size: Int
    fileprivate let headerOffset: Int
  }

  private static let localMark = 0x0403_4b50
  private static let centralMark = 0x0201_4b50
  private static let endMark = 0x0605_4b50
  private static let endMark64 = 0x0606_4b50
  private static let locatorMark = 0x0706_4b50
  private static let endSize = 22

  private let file: [UInt8]

  /// The files, in the order of the archive's directory.
  private(set) var entries: [Entry] = []

  private var names: Set<String> = []

  /// Reads the directory of an archive.
  init(_ file: [UInt8]) throws(NumPyArchiveError) {
    self.file = file
    let directory = try directoryRange()
    var position = directory.lowerBound
    while position < directory.upperBound {
      position = try readEntry(at: position, end: directory.upperBound)
    }
  }

  private func number(_ offset: Int, _ count: Int) throws(NumPyArchiveError) -> Int {
    guard offset >= 0, offset <= file.count - count else { throw .archive("it ends too early") }
    let bytes = file[offset..<offset + count].reversed()
    guard let value = Int(exactly: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) else {
      throw .archive("a number that is too large")
    }
    return value
  }

  /// Where the directory lies, by the record at the end, which a comment may follow.
  private func directoryRange() throws(NumPyArchiveError) -> Range<Int> {
    var end = file.count - Self.endSize
    let earliest = max(end - 0xFFFF, 0)
    while end >= earliest {
      if try number(end, 4) == Self.endMark { break }
      end -= 1
    }
    guard end >= earliest, end >= 0 else { throw .archive("not a zip file") }
    var size = try number(end + 12, 4)
    var offset = try number(end + 16, 4)
    guard try number(end + 4, 4) == 0 else { throw .archive("it is in several parts") }
    if size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
      guard try number(end - 20, 4) == Self.locatorMark else { throw .archive("it is damaged") }
      let record = try number(end - 12, 8)
      guard try number(record, 4) == Self.endMark64 else { throw .archive("it is damaged") }
      size = try number(record + 40, 8)
      offset = try number(record + 48, 8)
    }
    guard offset <= end, size <= end - offset else { throw .archive("its directory is damaged") }
    return offset..<(offset + size)
  }

  private mutating func readEntry(at position: Int, end: Int) throws(NumPyArchiveError) -> Int {
    guard try number(position, 4) == Self.centralMark else {
      throw .archive("its directory is damaged")
    }
    let flags = try number(position + 8, 2)
    let method = try number(position + 10, 2)
    let nameStart = position + 46
    let nameEnd = nameStart + (try number(position + 28, 2))
    let extraEnd = nameEnd + (try number(position + 30, 2))
    let next = extraEnd + (try number(position + 32, 2))
    guard next <= end else { throw .archive("its directory is damaged") }
    let name = String(decoding: file[nameStart..<nameEnd], as: UTF8.self)
    guard flags & 1 == 0 else { throw .archive("'\(name)' is encrypted") }
    guard method == 0 || method == 8 else {
      throw .archive(
        "'\(name)' is compressed by method \(method); stored and deflated are accepted")
    }
    guard names.insert(name).inserted else {
      throw .archive("'\(name)' is there twice")
    }
    var wide = try wideNumbers(nameEnd..<extraEnd)[...]
    let size = try field(position + 24, &wide)
    let compressedSize = try field(position + 20, &wide)
    let headerOffset = try field(position + 42, &wide)
    entries.append(
      Entry(
        name: name, isDeflated: method == 8, checksum: UInt32(try number(position + 16, 4)),
        compressedSize: compressedSize, size: size, headerOffset: headerOffset))
    return next
  }

  /// A number of 32 bits, or the next of those with 64 if it says so.
  private func field(_ offset: Int, _ wide: inout ArraySlice<Int>) throws(NumPyArchiveError) -> Int
  {
    let value = try number(offset, 4)
    guard value == 0xFFFF_FFFF else { return value }
    guard let wideValue = wide.popFirst() else { throw .archive("its directory is damaged") }
    return wideValue
  }

  /// The numbers of 64 bits among the extra fields of an entry.
  private func wideNumbers(_ range: Range<Int>) throws(NumPyArchiveError) -> [Int] {
    var position = range.lowerBound
    while position + 4 <= range.upperBound {
      let length = try number(position + 2, 2)
      let end = position + 4 + length
      guard end <= range.upperBound else { throw .archive("its directory is damaged") }
      if try number(position, 2) == 1 {
        var numbers: [Int] = []
        for index in 0..<(length / 8) {
          numbers.append(try number(position + 4 + 8 * index, 8))
        }
        return numbers
      }
      position = end
    }
    return []
  }

  /// The bytes of a file, whose checksum is right.
  func bytes(of entry: Entry) throws(NumPyArchiveError) -> [UInt8] {
    guard try number(entry.headerOffset, 4) == Self.localMark else {
      throw .archive("'\(entry.name)' is damaged")
    }
    let start =
      entry.headerOffset + 30 + (try number(entry.headerOffset + 26, 2))
      + (try number(entry.headerOffset + 28, 2))
    guard start <= file.count, entry.compressedSize <= file.count - start else {
      throw .archive("'\(entry.name)' ends too early")
    }
    let stored = Array(file[start..<start + entry.compressedSize])
    let bytes: [UInt8]
    if entry.isDeflated {
      bytes = try Zlib.inflated(stored, size: entry.size)
    } else {
      guard entry.size == entry.compressedSize else { throw .archive("'\(entry.name)' is damaged") }
      bytes = stored
    }
    guard Zlib.checksum(bytes) == entry.checksum else {
      throw .archive("'\(entry.name)' is damaged: its checksum is wrong")
    }
    return bytes
  }
}
