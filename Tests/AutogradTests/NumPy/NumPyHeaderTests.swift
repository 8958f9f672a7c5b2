import Testing

@testable import Autograd

/// Headers that are damaged, or made to do harm: each is refused for its own reason.
@Suite struct NumPyHeaderTests {
  /// A file of version 1 with the header and the data given.
  private func file(_ header: String, data: Int = 0) -> [UInt8] {
    let text = Array(header.utf8)
    return NumPyHeader.mark + [1, 0, UInt8(text.count & 0xFF), UInt8(text.count >> 8)] + text
      + [UInt8](repeating: 0, count: data)
  }

  private func error(_ bytes: [UInt8]) -> NumPyError? {
    #expect(throws: NumPyError.self) { try Tensor(npy: bytes) }
  }

  @Test func spaceAndOrderOfKeysAreFree() throws {
    let header = " { \"shape\" : ( 2 , ) ,'fortran_order':False,'descr':'|u1'}  \n"
    let x = try Tensor(npy: file(header, data: 2))
    #expect(x.shape == [2] && x.dtype == .uint8)
  }

  @Test func everyShorterFileIsRefused() throws {
    let bytes = try numPyFixture("float32.npy")
    for count in bytes.indices {
      #expect(error(Array(bytes[..<count])) != nil, "\(count) bytes")
    }
  }

  @Test func longerFileIsRefused() throws {
    #expect(error(try numPyFixture("float32.npy") + [0]) == .trailingBytes(1))
  }

  @Test func otherVersionsAreRefused() {
    #expect(error(NumPyHeader.mark + [4, 0, 0, 0]) == .version(major: 4, minor: 0))
    #expect(error(NumPyHeader.mark + [1, 1, 0, 0]) == .version(major: 1, minor: 1))
    #expect(error(NumPyHeader.mark + [0, 0, 0, 0]) == .version(major: 0, minor: 0))
  }

  @Test func headerOfGigabytesIsRefusedBeforeItIsRead() {
    let bytes = NumPyHeader.mark + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF]
    #expect(error(bytes) == .headerTooLong(0xFFFF_FFFF))
  }

  @Test(arguments: [
    "(9223372036854775807, 2)", "(4611686018427387904, 0, 4)", "(1000000000000, 1000000000000)",
  ])
  func shapesBeyondMemoryAreRefused(shape: String) {
    let bytes = file("{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }")
    guard case .shapeTooLarge? = error(bytes) else {
      Issue.record("\(shape) is not refused as too large")
      return
    }
  }

  @Test func moreDimensionsThanNumPyHasAreRefused() {
    let shape = "(" + String(repeating: "1, ", count: 65) + ")"
    let bytes = file("{'descr': '|u1', 'fortran_order': False, 'shape': \(shape), }", data: 1)
    #expect(error(bytes) == .shapeTooLarge([Int](repeating: 1, count: 65)))
  }

  @Test func elementsThatAreNotThereAreNotAllocated() {
    let bytes = file("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }")
    #expect(
      error(bytes) == .truncated(expected: 8_000_000_000_000 + bytes.count, found: bytes.count))
  }

  @Test(arguments: [
    "", "{", "}", "{}", "[]", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': False, }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1.5,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
    "{'descr': '<f4', 'fortran_order': None, 'shape': ()}",
    "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': ()}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (), 'more': 1}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': ()} x",
    "{'descr: <f4, fortran_order: False, shape: ()}",
    "{'descr': __import__('os'), 'fortran_order': False, 'shape': ()}",
  ])
  func whatIsNotTheDictionaryIsRefused(header: String) {
    guard case .header? = error(file(header, data: 4)) else {
      Issue.record("\(header) is not refused as a header")
      return
    }
  }

  @Test(arguments: ["f4", "<f2", "<c8", "|S3", "<U4", "|O", "", "<f44"])
  func otherTypesAreNamed(type: String) {
    let bytes = file("{'descr': '\(type)', 'fortran_order': False, 'shape': (), }", data: 4)
    #expect(error(bytes) == .unsupportedType(type))
  }
}
