/// Decompresses a deflate stream: [RFC 1951](https://www.rfc-editor.org/rfc/rfc1951).
struct Inflate {
  private let input: [UInt8]
  private var position = 0
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []
  private let size: Int

  /// The `size` bytes that `input` stands for, and no others.
  ///
  /// No more than that is ever allocated, whatever the stream holds.
  static func bytes(
    _ input: [UInt8], size: Int
  ) throws(NumPyError) -> [UInt8] {
    // A match of 258 bytes takes two bits at least.
    guard size / 1032 <= input.count else { throw .archive("a size that cannot be") }
    var stream = Inflate(input, size: size)
    try stream.run()
    guard stream.output.count == size else { throw .archive("an array ends too early") }
    return stream.output
  }

  private init(_ input: [UInt8], size: Int) {
    self.input = input
    self.size = size
    output.reserveCapacity(size)
  }

  private mutating func run() throws(NumPyError) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try stored()
      case 1:
        let literals = try code((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
        try block(literals, try code([Int](repeating: 5, count: 30)))
      case 2:
        let (literals, distances) = try codes()
        try block(literals, distances)
      default: throw .archive("compressed data are damaged")
      }
    }
  }

  private mutating func take(_ count: Int) throws(NumPyError) -> Int {
    while bitCount < count {
      guard position < input.count else { throw .archive("compressed data end too early") }
      bits |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = bits & (1 << UInt32(count) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private mutating func stored() throws(NumPyError) {
    bits = 0
    bitCount = 0
    let length = try take(16)
    let complement = try take(16)
    guard length == ~complement & 0xFFFF, position + length <= input.count,
      output.count + length <= size
    else { throw .archive("compressed data are damaged") }
    output.append(contentsOf: input[position..<position + length])
    position += length
  }

  private mutating func symbol(_ code: HuffmanCode) throws(NumPyError) -> Int {
    var reader = code.reader
    while true {
      if let symbol = reader.symbol(after: try take(1)) { return symbol }
      guard reader.length < HuffmanCode.maximumLength else {
        throw .archive("compressed data are damaged")
      }
    }
  }

  private mutating func block(
    _ literals: HuffmanCode, _ distances: HuffmanCode
  ) throws(NumPyError) {
    while true {
      let literal = try symbol(literals)
      if literal == 256 { return }
      if literal < 256 {
        guard output.count < size else { throw .archive("an array is too long") }
        output.append(UInt8(literal))
        continue
      }
      let length = try extended(literal - 257, Self.lengths)
      let distance = try extended(try symbol(distances), Self.distances)
      guard distance <= output.count, output.count + length <= size else {
        throw .archive("compressed data are damaged")
      }
      for _ in 0..<length {
        output.append(output[output.count - distance])
      }
    }
  }

  private mutating func extended(
    _ index: Int, _ table: [(base: Int, extraBits: Int)]
  ) throws(NumPyError) -> Int {
    guard table.indices.contains(index) else { throw .archive("compressed data are damaged") }
    return table[index].base + (try take(table[index].extraBits))
  }

  /// The codes of a block that brings its own: their lengths, themselves run-length coded.
  private mutating func codes() throws(NumPyError) -> (HuffmanCode, HuffmanCode) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let lengthCount = try take(4) + 4
    var codeLengths = [Int](repeating: 0, count: 19)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    for place in order.prefix(lengthCount) {
      codeLengths[place] = try take(3)
    }
    let lengthCode = try code(codeLengths)
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      switch try symbol(lengthCode) {
      case 16:
        guard let last = lengths.last else { throw .archive("compressed data are damaged") }
        lengths += repeatElement(last, count: try take(2) + 3)
      case 17: lengths += repeatElement(0, count: try take(3) + 3)
      case 18: lengths += repeatElement(0, count: try take(7) + 11)
      case let length: lengths.append(length)
      }
    }
    guard lengths.count == literalCount + distanceCount else {
      throw .archive("compressed data are damaged")
    }
    return (
      try code(Array(lengths[..<literalCount])), try code(Array(lengths[literalCount...]))
    )
  }

  private func code(_ lengths: [Int]) throws(NumPyError) -> HuffmanCode {
    guard let code = HuffmanCode(lengths) else { throw .archive("compressed data are damaged") }
    return code
  }

  private static let lengths = table(groups: 8, perGroup: 4, start: 3, last: (258, 0))
  private static let distances = table(groups: 15, perGroup: 2, start: 1, last: nil)

  /// The table of lengths or distances: groups of codes, whose extra bits grow by one a group after
  /// the first two.
  private static func table(
    groups: Int, perGroup: Int, start: Int, last: (Int, Int)?
  ) -> [(base: Int, extraBits: Int)] {
    var rows: [(base: Int, extraBits: Int)] = []
    var base = start
    for code in 0..<(groups * perGroup) {
      let extraBits = max(code / perGroup - 1, 0)
      rows.append((base, extraBits))
      base += 1 << extraBits
    }
    if let last {
      rows = Array(rows.prefix(28)) + [last]
    }
    return rows
  }
}
