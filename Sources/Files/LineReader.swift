#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The one way in which Piste reads a stream line by line: a terminal or a pipe, each line up to a number
/// of bytes.
///
/// The end of the input ends it, and so does an error; a call that a signal interrupts is repeated.
package struct LineReader {
  private let descriptor: Int32
  private let cap: Int
  private var chunk: [UInt8] = []
  /// Where the bytes of the chunk begin that were not looked at yet.
  private var position = 0
  /// Whether the rest of a line that was refused is still to come.
  private var isPassingOver = false
  private var hasEnded = false
  /// Whether no line was asked for yet.
  private var isAtStart = true

  private static let chunkSize = 1 << 16
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Why a line cannot be had.
  package enum Problem: Error, Hashable, Sendable {
    /// More bytes than the reader takes; the next line is the one after it.
    case tooLong(cap: Int)
    /// Bytes that are no UTF-8; the next line is the one after it.
    case notText
    /// The system's own words; there is no next line.
    case system(String)
  }

  /// Begins.
  ///
  /// - Parameters:
  ///   - descriptor: The open stream; it stays open.
  ///   - cap: The most bytes of a line.
  package init(descriptor: Int32, cap: Int) {
    self.descriptor = descriptor
    self.cap = cap
  }

  /// The next line without its end, LF or CRLF, which the last one need not have; nil at the end of the
  /// input. A byte-order mark at the start is left out.
  ///
  /// Of a line that is too long no more is read before it is refused than the cap and a chunk of 64 KiB.
  package mutating func next() throws(Problem) -> String? {
    defer { isAtStart = false }
    var line: [UInt8] = []
    while true {
      if position == chunk.count, try !fill() {
        return line.isEmpty ? nil : try text(of: line)
      }
      let rest = chunk[position...]
      let end = rest.firstIndex(of: Self.newline)
      let part = rest[..<(end ?? rest.endIndex)]
      position = end.map { $0 + 1 } ?? chunk.count
      if isPassingOver {
        isPassingOver = end == nil
        continue
      }
      line += part
      guard line.count <= cap else {
        isPassingOver = end == nil
        throw .tooLong(cap: cap)
      }
      if end != nil { return try text(of: line) }
    }
  }

  /// Reads the next chunk; false at the end of the input.
  private mutating func fill() throws(Problem) -> Bool {
    position = 0
    chunk = []
    guard !hasEnded else { return false }
    var buffer = [UInt8](repeating: 0, count: Self.chunkSize)
    let count = buffer.withUnsafeMutableBytes { raw in
      System.retryWhenReady(descriptor) { read(descriptor, raw.baseAddress, raw.count) }
    }
    hasEnded = count <= 0
    guard count >= 0 else { throw .system(System.lastProblem()) }
    chunk = Array(buffer[..<count])
    return count > 0
  }

  private func text(of line: [UInt8]) throws(Problem) -> String {
    var bytes = line.last == Self.carriageReturn ? line.dropLast() : line[...]
    if isAtStart, bytes.starts(with: Self.byteOrderMark) {
      bytes = bytes.dropFirst(Self.byteOrderMark.count)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
    return text
  }
}

extension LineReader.Problem: CustomStringConvertible {
  /// What is wrong, and what is accepted.
  package var description: String {
    switch self {
    case .tooLong(let cap): "longer than \(cap) bytes, the most that a line has"
    case .notText: "the line is not text in UTF-8"
    case .system(let problem): "cannot read: \(problem)"
    }
  }
}
