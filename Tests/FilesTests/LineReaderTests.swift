import Files
import Foundation
import Testing

/// Lines of an open file or pipe, up to a number of bytes.
@Suite struct LineReaderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A reader of a file of these bytes, and the file.
  private func reader(
    of bytes: [UInt8], cap: Int = 10
  ) throws -> (reader: LineReader, file: FileHandle) {
    let path = folder.file("lines")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let file = try #require(FileHandle(forReadingAtPath: path))
    return (LineReader(descriptor: file.fileDescriptor, cap: cap), file)
  }

  /// The lines and the problems up to the end.
  private func all(_ reader: inout LineReader) -> [Result<String, LineReader.Problem>] {
    var found: [Result<String, LineReader.Problem>] = []
    while found.count < 1_000 {
      do {
        guard let line = try reader.next() else { break }
        found.append(.success(line))
      } catch {
        found.append(.failure(error))
      }
    }
    return found
  }

  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("\n", [""]), ("a\r\nb\r\n", ["a", "b"]),
    ("a\n\nb", ["a", "", "b"]), ("a\rb\n", ["a\rb"]), ("é 漢\n", ["é 漢"]),
    ("1234567890\n1234567890", ["1234567890", "1234567890"]),
  ]) func splitsIntoLines(text: String, lines: [String]) throws {
    var (reader, file) = try reader(of: Array(text.utf8))
    #expect(all(&reader) == lines.map { .success($0) })
    try file.close()
  }

  /// Editors of Windows begin a file with one.
  @Test func leavesOutAByteOrderMarkAtTheStart() throws {
    var (reader, file) = try reader(of: Array("\u{FEFF}step 1\n\u{FEFF}x\n".utf8))
    #expect(all(&reader) == ["step 1", "\u{FEFF}x"].map { .success($0) })
    try file.close()
  }

  /// What is wrong with a line is told of that line alone.
  @Test func goesOnBehindALineThatIsRefused() throws {
    let text = Array("a\n12345678901\nb\nc".utf8) + [0xC3, 0x28, 0x0A] + Array("d\n".utf8)
    var (reader, file) = try reader(of: text)
    #expect(
      all(&reader) == [
        .success("a"), .failure(.tooLong(cap: 10)), .success("b"), .failure(.notText),
        .success("d"),
      ])
    try file.close()
  }

  /// Eight megabytes without a line end: no more is read than the cap and a chunk.
  @Test func readsNoMoreThanTheCapOfALineWithoutAnEnd() throws {
    let cap = 100_000
    var (reader, file) = try reader(of: [UInt8](repeating: 0, count: 8 << 20), cap: cap)
    #expect(throws: LineReader.Problem.tooLong(cap: cap)) { try reader.next() }
    #expect(try file.offset() <= UInt64(cap + 2 << 16))
    #expect(try reader.next() == nil)
    try file.close()
  }

  /// An interrupted call leaves its error behind; the end is the end all the same.
  @Test func endsThoughAnInterruptedCallWentBefore() throws {
    var (reader, file) = try reader(of: Array("a".utf8))
    errno = EINTR
    #expect(try reader.next() == "a")
    errno = EINTR
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
    try file.close()
  }

  /// A pipe that another program made non-blocking has no line yet: that is no error.
  @Test func waitsWhereThereIsNoLineYet() throws {
    let pipe = Pipe()
    let reading = pipe.fileHandleForReading
    #expect(fcntl(reading.fileDescriptor, F_SETFL, O_NONBLOCK) == 0)
    var reader = LineReader(descriptor: reading.fileDescriptor, cap: 10)
    let writer = Thread {
      usleep(50_000)
      try? pipe.fileHandleForWriting.write(contentsOf: Data("late\n".utf8))
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    #expect(try reader.next() == "late")
    #expect(try reader.next() == nil)
    try reading.close()
  }

  @Test func anErrorIsTheEnd() {
    var reader = LineReader(descriptor: -1, cap: 10)
    #expect(throws: LineReader.Problem.self) { try reader.next() }
    #expect(throws: Never.self) { try reader.next() == nil }
  }

  /// A pipe that does not block has nothing yet: that is no end.
  @Test func waitsForAPipeThatDoesNotBlock() async throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (from, to) = (ends[0], ends[1])
    #expect(fcntl(from, F_SETFL, O_NONBLOCK) == 0)
    let lines = Task.detached {
      var reader = LineReader(descriptor: from, cap: 100)
      return [try reader.next(), try reader.next()]
    }
    for part in ["on", "e\n"] { _ = write(to, part, part.utf8.count) }
    close(to)
    #expect(try await lines.value == ["one", nil])
    close(from)
  }
}
