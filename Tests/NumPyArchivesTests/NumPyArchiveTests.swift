import Autograd
import Foundation
import Testing

@testable import NumPyArchives

/// `.npz` files of NumPy, stored and compressed, and damaged ones.
@Suite struct NumPyArchiveTests {
  /// A file that NumPy wrote.
  private func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name)")))
  }

  @Test func storedArrays() throws {
    let archive = try NumPyArchive(try fixture("arrays.npz"))
    #expect(archive.names == ["w", "X"])
    #expect(try archive.tensor("w").toArray(of: Float.self) == [1, 2])
    let x = try archive.tensor("X")
    #expect(x.shape == [2, 3] && x.toArray(of: Int.self) == [0, 1, 2, 3, 4, 5])
  }

  @Test func compressedArrays() throws {
    let archive = try NumPyArchive(try fixture("compressed.npz"))
    #expect(archive.names == ["zeros", "steps", "noise"])
    #expect(
      try archive.tensor("zeros").toArray(of: Float.self) == [Float](repeating: 0, count: 2000))
    #expect(try archive.tensor("steps").toArray(of: Int.self) == (0..<2000).map { $0 % 97 })
    // The values that NumPy's generator gave for this seed.
    let noise = try archive.tensor("noise").toArray(of: Float.self)
    #expect(noise.count == 300)
    #expect([noise[0], noise[1], noise[299]] == [0.34558418, 0.82161814, -0.30968755])
  }

  @Test func aNameThatIsNotThere() throws {
    let archive = try NumPyArchive(try fixture("arrays.npz"))
    #expect(throws: NumPyArchiveError.noSuchArray("v")) { try archive.tensor("v") }
  }

  @Test func writtenArraysAreReadBack() throws {
    let w = Tensor([0.5, -1] as [Float])
    let bytes = try NumPyArchive.bytes(of: [("w", w), ("ε", arange(3))])
    let archive = try NumPyArchive(bytes)
    #expect(archive.names == ["w", "ε"])
    #expect(try archive.tensor("w").toArray(of: Float.self) == [0.5, -1])
    #expect(try archive.tensor("ε").toArray(of: Int.self) == [0, 1, 2])
    #expect(try NumPyArchive.bytes(of: [("w", w), ("ε", arange(3))]) == bytes)
  }

  @Test func aNameTwiceIsRefused() {
    let x = arange(1)
    #expect(throws: NumPyArchiveError.archive("'x' is there twice")) {
      try NumPyArchive.bytes(of: [("x", x), ("x", x)])
    }
  }

  @Test func noArrayAtAll() throws {
    #expect(try NumPyArchive(try NumPyArchive.bytes(of: [])).names.isEmpty)
  }

  @Test(arguments: ["arrays.npz", "compressed.npz"])
  func everyShorterArchiveIsRefused(name: String) throws {
    let bytes = try fixture(name)
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: NumPyArchiveError.self, "\(count) bytes") {
        try NumPyArchive(Array(bytes[..<count]))
      }
    }
  }

  /// Whatever byte is changed, the arrays are refused or unchanged: the checksum sees the data.
  @Test(arguments: ["arrays.npz", "compressed.npz"])
  func aChangedByteNeverGivesOtherValues(name: String) throws {
    let bytes = try fixture(name)
    let original = try arrays(bytes)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= UInt8(truncatingIfNeeded: 1 << (index % 8))
      guard let found = try? arrays(changed) else { continue }
      for (key, values) in found where original[key] != nil {
        #expect(values == original[key], "byte \(index)")
      }
    }
  }

  private func arrays(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
    let archive = try NumPyArchive(bytes)
    return try archive.names.reduce(into: [:]) { $0[$1] = try archive.tensor($1).npy() }
  }

  @Test func anArrayThatIsNoNumPyFileIsNamed() throws {
    var writer = ZipWriter()
    try writer.add("x.npy", Array("text".utf8))
    let archive = try NumPyArchive(writer.archive())
    #expect(throws: NumPyArchiveError.array("x", .notNumPy)) { try archive.tensor("x") }
  }
}

/// Streams as zlib writes them, and damaged ones.
@Suite struct ZlibTests {
  @Test func aSizeThatCannotBeIsNotAllocated() {
    #expect(throws: NumPyArchiveError.archive("a size that cannot be")) {
      try Zlib.inflated([0x03, 0x00], size: 1 << 40)
    }
  }

  /// An empty block, a stored block, and ten letters: two, and a match of eight.
  static let streams: [(stream: [UInt8], bytes: [UInt8])] = [
    ([0x03, 0x00], []),
    ([0x01, 0x02, 0x00, 0xFD, 0xFF, 0x41, 0x42], [0x41, 0x42]),
    ([0x4B, 0x4C, 0x84, 0x01, 0x00], [UInt8](repeating: 0x61, count: 10)),
  ]

  @Test(arguments: streams) func streamsOfEachKind(stream: [UInt8], bytes: [UInt8]) throws {
    #expect(try Zlib.inflated(stream, size: bytes.count) == bytes)
    // What follows a stream is no part of it.
    #expect(try Zlib.inflated(stream + [1, 2, 3], size: bytes.count) == bytes)
  }

  @Test(arguments: streams) func anotherSizeIsRefused(stream: [UInt8], bytes: [UInt8]) {
    #expect(throws: NumPyArchiveError.archive("an array ends too early")) {
      try Zlib.inflated(stream, size: bytes.count + 1)
    }
    guard !bytes.isEmpty else { return }
    #expect(throws: NumPyArchiveError.archive("an array is too long")) {
      try Zlib.inflated(stream, size: bytes.count - 1)
    }
  }

  @Test(arguments: streams) func aStreamWithoutItsEndIsRefused(stream: [UInt8], bytes: [UInt8]) {
    for count in stream.indices {
      #expect(throws: NumPyArchiveError.self, "\(count) bytes") {
        try Zlib.inflated(Array(stream[..<count]), size: bytes.count)
      }
    }
  }

  @Test func damagedDataAreRefused() {
    #expect(throws: NumPyArchiveError.archive("compressed data are damaged")) {
      try Zlib.inflated([0x07, 0x00], size: 1)
    }
  }

  /// The check value that the catalogue of checksums gives for these digits.
  @Test func theChecksumIsThatOfZipFiles() {
    #expect(Zlib.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Zlib.checksum([]) == 0)
  }
}
