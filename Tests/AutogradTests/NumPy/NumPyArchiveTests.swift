import Testing

@testable import Autograd

/// `.npz` files of NumPy, stored and compressed, and damaged ones.
@Suite struct NumPyArchiveTests {
  @Test func storedArrays() throws {
    let archive = try NumPyArchive(try numPyFixture("arrays.npz"))
    #expect(archive.names == ["w", "X"])
    #expect(try archive.tensor("w").toArray(of: Float.self) == [1, 2])
    let x = try archive.tensor("X")
    #expect(x.shape == [2, 3] && x.toArray(of: Int.self) == [0, 1, 2, 3, 4, 5])
  }

  @Test func compressedArrays() throws {
    let archive = try NumPyArchive(try numPyFixture("compressed.npz"))
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
    let archive = try NumPyArchive(try numPyFixture("arrays.npz"))
    #expect(throws: NumPyError.noSuchArray("v")) { try archive.tensor("v") }
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
    #expect(throws: NumPyError.archive("'x' is there twice")) {
      try NumPyArchive.bytes(of: [("x", x), ("x", x)])
    }
  }

  @Test func noArrayAtAll() throws {
    #expect(try NumPyArchive(try NumPyArchive.bytes(of: [])).names.isEmpty)
  }

  @Test(arguments: ["arrays.npz", "compressed.npz"])
  func everyShorterArchiveIsRefused(name: String) throws {
    let bytes = try numPyFixture(name)
    for count in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: NumPyError.self, "\(count) bytes") {
        try NumPyArchive(Array(bytes[..<count]))
      }
    }
  }

  /// Whatever byte is changed, the arrays are refused or unchanged: the checksum sees the data.
  @Test(arguments: ["arrays.npz", "compressed.npz"])
  func aChangedByteNeverGivesOtherValues(name: String) throws {
    let bytes = try numPyFixture(name)
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

  @Test func aSizeThatCannotBeIsNotAllocated() {
    #expect(throws: NumPyError.archive("a size that cannot be")) {
      try Inflate.bytes([0x03, 0x00], size: 1 << 40)
    }
  }

  @Test func streamsOfEachKind() throws {
    // An empty block, a stored block, and zlib's stream of ten letters: two, and a match of eight.
    #expect(try Inflate.bytes([0x03, 0x00], size: 0) == [])
    #expect(
      try Inflate.bytes([0x01, 0x02, 0x00, 0xFD, 0xFF, 0x41, 0x42], size: 2) == [0x41, 0x42])
    #expect(
      try Inflate.bytes([0x4B, 0x4C, 0x84, 0x01, 0x00], size: 10)
        == [UInt8](repeating: 0x61, count: 10))
  }
}
