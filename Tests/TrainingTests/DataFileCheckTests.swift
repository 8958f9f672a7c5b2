import Testing

@testable import Training

/// Data files of which no more is read than a table can have.
@Suite struct DataFileCheckTests {
  private static let chunk = 1 << 16

  /// How many bytes of an endless file are taken, and what is made of them.
  private func taken(
    of file: some Sequence<UInt8>, chunk: Int = chunk
  ) -> (count: Int, error: DataError?) {
    var check = DataFileCheck()
    var bytes: [UInt8] = []
    var iterator = file.makeIterator()
    var goesOn = true
    while goesOn {
      var next: [UInt8] = []
      while next.count < chunk, let byte = iterator.next() { next.append(byte) }
      bytes += next
      goesOn = check.accepts(next[...]) && next.count == chunk
    }
    do {
      _ = try DataTable(bytes: bytes)
      return (bytes.count, nil)
    } catch {
      return (bytes.count, error)
    }
  }

  /// A part of a file, again and again.
  private struct Endless: Sequence, IteratorProtocol {
    var start: [UInt8]
    let part: [UInt8]
    var index = 0

    init(_ start: String = "", then part: String) {
      self.start = Array(start.utf8)
      self.part = Array(part.utf8)
    }

    mutating func next() -> UInt8? {
      defer { index += 1 }
      return index < start.count ? start[index] : part[(index - start.count) % part.count]
    }
  }

  @Test(arguments: [
    ("", "1,", DataError.tooManyColumns(line: 1)), ("", "a\t", .tooManyColumns(line: 1)),
    ("x,y\n1,2\n", "3,", .tooManyColumns(line: 3)), ("", "7", .longLine(line: 1)),
    ("x,y\n1,2\n", "3", .longLine(line: 3)), ("x,y\r1,2\r", "3", .longLine(line: 3)),
    ("1,2\n", " ", .longLine(line: 2)), ("1,2\n\n\n3,", " ", .longLine(line: 4)),
    ("x,y\n1,\"", "a", .longLine(line: 2)), ("x,y\n1,\"2\"", " ", .longLine(line: 2)),
    ("", "\0", .notText(line: 1)),
  ])
  func endsTheReadingOfALineWithoutAnEnd(
    start: String, part: String, error: DataError
  ) throws {
    for chunk in [1 << 12, Self.chunk, 1 << 20] {
      let found = taken(of: Endless(start, then: part), chunk: chunk)
      #expect(found.error == error)
      #expect(found.count <= Caps.lineBytes + 2 * chunk)
    }
  }

  /// The first 10,001 columns say it: no more than a chunk is read of what comes first.
  @Test func countsColumnsAtTheFirstLine() {
    #expect(taken(of: Endless(then: "1,")).count == Self.chunk)
  }

  /// As many columns as are taken, and one more.
  @Test(arguments: [(Caps.features, true), (Caps.features + 1, false)])
  func takesAsManyColumnsAsTheCap(count: Int, isTaken: Bool) throws {
    let row = Array(repeating: "1", count: count).joined(separator: ",") + "\n"
    let found = taken(of: (row + row).utf8)
    #expect(found.error == (isTaken ? nil : .tooManyColumns(line: 1)))
  }

  /// A row with as many bytes as are taken, and with one more.
  @Test(arguments: [("\n", true), ("x\n", false), (",\n", false), (" \n", false)])
  func takesARowOfAsManyBytesAsTheCap(end: String, isTaken: Bool) throws {
    let word = String(repeating: "w", count: Caps.lineBytes - 2)
    let found = taken(of: "1,2\n3,\(word)\(end)5,6\n".utf8)
    #expect(found.error == (isTaken ? nil : .longLine(line: 2)))
  }

  /// A quoted field may span many lines, but not all that follow.
  @Test func endsAQuoteThatIsNotClosed() throws {
    let rows = String(repeating: "1,2\n", count: Caps.lineBytes / 3)
    #expect(throws: DataError.longLine(line: 2)) {
      try DataTable(csv: Array(("x,y\n1,\"2\n" + rows).utf8))
    }
  }

  /// A header that says it is longer than NumPy takes is not read.
  @Test func endsTheReadingOfAnArrayWithALongHeader() {
    let header = [0x93] + Array("NUMPY".utf8) + [2, 0, 0xFF, 0xFF, 0xFF, 0x7F]
    var start = Endless(then: " ")
    start.start = header
    let found = taken(of: start)
    #expect(found.count == Self.chunk)
    #expect("\(found.error.map { "\($0)" } ?? "")".contains("up to 10000 are accepted"))
  }
}
