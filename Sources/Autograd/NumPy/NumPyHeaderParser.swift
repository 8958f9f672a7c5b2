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
