import CZlib

/// What zlib does for an archive: it decompresses, and computes the checksum.
enum Zlib {
  /// The `size` bytes that a deflate stream ([RFC 1951](https://www.rfc-editor.org/rfc/rfc1951)) stands
  /// for, and no others.
  ///
  /// No more than that is ever allocated, whatever the stream holds.
  static func inflated(_ input: [UInt8], size: Int) throws(NumPyArchiveError) -> [UInt8] {
    // A match of 258 bytes takes two bits at least.
    guard size / 1032 <= input.count else { throw .archive("a size that cannot be") }
    var outcome = Outcome.damaged
    let output = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      outcome = input.withUnsafeBufferPointer { inflate($0, into: buffer, &count) }
    }
    switch outcome {
    case .whole: return output
    case .long: throw .archive("an array is too long")
    case .short: throw .archive("an array ends too early")
    case .damaged: throw .archive("compressed data are damaged")
    }
  }

  private enum Outcome { case whole, long, short, damaged }

  private static func inflate(
    _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>,
    _ count: inout Int
  ) -> Outcome {
    var stream = z_stream()
    // Without the header of a zlib stream.
    let version = inflateInit2_(
      &stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard version == Z_OK else { return .damaged }
    defer { inflateEnd(&stream) }
    var taken = 0
    // Where the output is full the stream must end; the byte shows that it does not.
    var spare: UInt8 = 0
    return withUnsafeMutablePointer(to: &spare) { spare in
      while true {
        // zlib counts in 32 bits.
        let piece = min(input.count - taken, 1 << 30)
        let isFull = count == output.count
        let room = isFull ? 1 : min(output.count - count, 1 << 30)
        stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + taken) }
        stream.avail_in = UInt32(piece)
        stream.next_out = isFull ? spare : output.baseAddress.map { $0 + count }
        stream.avail_out = UInt32(room)
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        let written = room - Int(stream.avail_out)
        taken += piece - Int(stream.avail_in)
        if isFull, written > 0 { return .long }
        if !isFull { count += written }
        switch status {
        case Z_STREAM_END: return count == output.count ? .whole : .short
        case Z_OK: continue
        // Nothing is left to read.
        case Z_BUF_ERROR: return .short
        default: return .damaged
        }
      }
    }
  }

  /// The checksum of zip archives (CRC-32).
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
