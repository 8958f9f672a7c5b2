/// What a `.npy` file says of its array before the elements.
///
/// [NEP 1](https://numpy.org/neps/nep-0001-npy-format.html) describes the format: a mark, a version,
/// the length of the header, and the header, a Python dictionary of `descr`, `fortran_order` and
/// `shape`.
package struct NumPyHeader: Equatable {
  /// The longest header that is accepted, NumPy's own limit.
  package static let maximumLength = 10_000

  /// The largest number of dimensions, NumPy's own limit.
  package static let maximumDimensions = 64

  static let mark: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The type of the elements.
  package var dtype: DType

  /// Whether the bytes of an element begin with the most significant one.
  package var isBigEndian = false

  /// Whether neighbours along the first dimension are neighbours in the file.
  package var isFortranOrder = false

  /// The number of elements along each dimension.
  package var shape: [Int]

  package init(
    dtype: DType, shape: [Int], isBigEndian: Bool = false, isFortranOrder: Bool = false
  ) {
    self.dtype = dtype
    self.shape = shape
    self.isBigEndian = isBigEndian
    self.isFortranOrder = isFortranOrder
  }
}

extension NumPyHeader {
  /// Reads the header of a file and where its elements begin; all of them are there, and nothing
  /// after them.
  package static func read(
    _ file: [UInt8]
  ) throws(NumPyError) -> (header: NumPyHeader, dataOffset: Int) {
    guard file.count >= mark.count, file.prefix(mark.count).elementsEqual(mark) else {
      throw .notNumPy
    }
    try require(8, in: file)
    let (major, minor) = (file[6], file[7])
    guard (1...3).contains(major), minor == 0 else { throw .version(major: major, minor: minor) }
    let textOffset = major == 1 ? 10 : 12
    try require(textOffset, in: file)
    let length = file[8..<textOffset].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= maximumLength else { throw .headerTooLong(length) }
    let dataOffset = textOffset + length
    try require(dataOffset, in: file)
    var parser = NumPyHeaderParser(file[textOffset..<dataOffset])
    let header = try parser.header()
    let end = try header.byteCount(after: dataOffset)
    try require(end, in: file)
    guard file.count == end else { throw .trailingBytes(file.count - end) }
    return (header, dataOffset)
  }

  private static func require(
    _ count: Int, in file: [UInt8]
  ) throws(NumPyError) {
    guard file.count >= count else { throw .truncated(expected: count, found: file.count) }
  }

  /// The bytes of the elements and of `offset` bytes before them.
  private func byteCount(after offset: Int) throws(NumPyError) -> Int {
    guard shape.count <= Self.maximumDimensions else { throw .shapeTooLarge(shape) }
    // The sizes other than 0 are multiplied too, so that no product of some of them overflows.
    var count = dtype.itemSize
    for size in shape where size != 0 {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow else { throw .shapeTooLarge(shape) }
      count = product
    }
    if shape.contains(0) { count = 0 }
    let (end, overflow) = offset.addingReportingOverflow(count)
    guard !overflow else { throw .shapeTooLarge(shape) }
    return end
  }

  /// The bytes that come before the elements, those that NumPy's `save` writes.
  package var encoded: [UInt8] {
    let order = isFortranOrder ? "True" : "False"
    var text =
      "{'descr': '\(descriptor)', 'fortran_order': \(order), "
      + "'shape': \(PythonText.tuple(shape)), }"
    // NumPy leaves room for the size of the dimension that can grow.
    if let growing = isFortranOrder ? shape.last : shape.first {
      text += String(repeating: " ", count: max(21 - String(growing).count, 0))
    }
    let unpadded = 10 + text.utf8.count + 1
    text += String(repeating: " ", count: (64 - unpadded % 64) % 64) + "\n"
    let length = text.utf8.count
    return Self.mark + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(text.utf8)
  }

  private var descriptor: String {
    let order = dtype.itemSize == 1 ? "|" : isBigEndian ? ">" : "<"
    return order + dtype.numPyCode
  }
}

extension DType {
  /// NumPy's letter and number of bytes: `f4`.
  var numPyCode: String {
    switch self {
    case .bool: "b1"
    case .uint8: "u1"
    case .int8: "i1"
    case .int16: "i2"
    case .int32: "i4"
    case .int64: "i8"
    case .float32: "f4"
    case .float64: "f8"
    }
  }
}

/// Reads the dictionary in the header of a `.npy` file: literals only, no Python.
struct NumPyHeaderParser {
  private let text: [UInt8]
  private var position = 0

  init(_ text: ArraySlice<UInt8>) {
    self.text = Array(text)
  }

  /// The header, which has the three keys once each.
  mutating func header() throws(NumPyError) -> NumPyHeader {
    var type: (dtype: DType, isBigEndian: Bool)?
    var isFortranOrder: Bool?
    var shape: [Int]?
    try expect("{")
    while !take("}") {
      let start = position
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where type == nil: type = try descriptor()
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try truth()
      case "shape" where shape == nil: shape = try tuple()
      case "descr", "fortran_order", "shape":
        throw .header("'\(key)' is there twice", offset: start)
      default:
        throw .header("descr, fortran_order and shape are accepted, not '\(key)'", offset: start)
      }
      if !take(",") {
        try expect("}")
        break
      }
    }
    skipSpace()
    guard position == text.count else { throw failure("text after the dictionary") }
    guard let type, let isFortranOrder, let shape else {
      throw failure("descr, fortran_order and shape are needed")
    }
    return NumPyHeader(
      dtype: type.dtype, shape: shape, isBigEndian: type.isBigEndian,
      isFortranOrder: isFortranOrder)
  }

  private func failure(_ problem: String) -> NumPyError {
    .header(problem, offset: position)
  }

  private var next: UInt8? {
    position < text.count ? text[position] : nil
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ literal: StaticString) -> Bool {
    skipSpace()
    let count = literal.utf8CodeUnitCount
    guard position + count <= text.count else { return false }
    for index in 0..<count where text[position + index] != literal.utf8Start[index] {
      return false
    }
    position += count
    return true
  }

  private mutating func expect(_ literal: StaticString) throws(NumPyError) {
    guard take(literal) else { throw failure("'\(literal)' is expected") }
  }

  private mutating func string() throws(NumPyError) -> String {
    skipSpace()
    guard let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw failure("a text in quotes is expected")
    }
    let start = position + 1
    guard let end = text[start...].firstIndex(of: quote) else {
      throw failure("a text in quotes has no end")
    }
    position = end + 1
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  private mutating func truth() throws(NumPyError) -> Bool {
    if take("True") { return true }
    if take("False") { return false }
    throw failure("True or False is expected")
  }

  private mutating func tuple() throws(NumPyError) -> [Int] {
    try expect("(")
    var values: [Int] = []
    while !take(")") {
      values.append(try size())
      if take(",") { continue }
      guard values.count > 1 else { throw failure("',' is expected") }
      try expect(")")
      break
    }
    return values
  }

  private mutating func size() throws(NumPyError) -> Int {
    skipSpace()
    let digits = text[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let value = Int(String(decoding: digits, as: UTF8.self)) else {
      throw failure("a size from 0 to \(Int.max) is expected")
    }
    position += digits.count
    return value
  }

  private mutating func descriptor() throws(NumPyError) -> (dtype: DType, isBigEndian: Bool) {
    skipSpace()
    guard next != UInt8(ascii: "[") else { throw .unsupportedType("with fields") }
    let name = try string()
    guard let order = name.first, "<>|=".contains(order),
      let dtype = DType.allCases.first(where: { $0.numPyCode == name.dropFirst() })
    else { throw .unsupportedType(name) }
    return (dtype, order == ">")
  }
}
