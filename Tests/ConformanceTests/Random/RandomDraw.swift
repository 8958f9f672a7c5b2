import Autograd

/// A call that draws a tensor.
struct RandomDraw {
  private enum Layout: String {
    case contiguous, transposed, strided
  }

  private let call: JSON
  private let function: String
  private let shape: [Int]
  private let dtype: String
  private let layout: Layout

  init(_ call: JSON) throws {
    self.call = call
    function = try call.member("fn", \.string)
    if function == "randperm" {
      shape = [try call.member("n", \.int)]
      dtype = "int64"
    } else {
      shape = try call.member("shape", \.ints)
      dtype = try call.member("dtype", \.string)
    }
    let name = call["layout"]?.string ?? "contiguous"
    guard let layout = Layout(rawValue: name) else { throw FixtureError("layout \(name)") }
    self.layout = layout
  }

  func perform(with generator: Generator, expecting result: JSON) throws {
    try expectEqual(shape, try result.member("shape", \.ints), "the shape")
    try expectEqual(dtype, try result.member("dtype", \.string), "the dtype")
    switch dtype {
    case "float32":
      try performFloat(generator, result) { (buffer: UnsafeMutableBufferPointer<Float>, from, to) in
        generator.fillUniform(buffer, from: from, to: to)
      } random: {
        generator.fillRandom($0)
      }
    case "float64":
      try performFloat(generator, result) {
        (buffer: UnsafeMutableBufferPointer<Double>, from, to) in
        generator.fillUniform(buffer, from: from, to: to)
      } random: {
        generator.fillRandom($0)
      }
    case "int64": try performInteger(Int64.self, generator, result)
    case "int32": try performInteger(Int32.self, generator, result)
    case "int16": try performInteger(Int16.self, generator, result)
    case "int8": try performInteger(Int8.self, generator, result)
    case "uint8": try performInteger(UInt8.self, generator, result)
    case "bool": try performBool(generator, result)
    default: throw FixtureError("dtype \(dtype)")
    }
  }

  private func performFloat<Element: NormalValue>(
    _ generator: Generator, _ result: JSON,
    uniform: (UnsafeMutableBufferPointer<Element>, Double, Double) -> Void,
    random: (UnsafeMutableBufferPointer<Element>) -> Void
  ) throws {
    try check(Element(0), result) { buffer in
      switch function {
      case "rand": uniform(buffer, 0, 1)
      case "randn": generator.fillNormal(buffer)
      case "uniform_": uniform(buffer, try number("from"), try number("to"))
      case "normal_":
        generator.fillNormal(
          buffer, mean: try number("mean"), standardDeviation: try number("std"),
          inBlocks: layout == .contiguous)
      case "bernoulli_":
        generator.fillBernoulli(buffer, probability: try number("p"), zero: 0, one: 1)
      case "random_": random(buffer)
      case "randint": try fillIntegers(buffer, generator) { Element($0) }
      default: throw FixtureError("function \(function)")
      }
    }
  }

  private func performInteger<Element: FixedWidthInteger>(
    _: Element.Type, _ generator: Generator, _ result: JSON
  ) throws {
    try check(Element(0), result) { buffer in
      switch function {
      case "random_": generator.fillRandom(buffer)
      case "randint": try fillIntegers(buffer, generator) { Element(truncatingIfNeeded: $0) }
      case "randperm":
        for (place, value) in generator.permutation(buffer.count).enumerated() {
          buffer[place] = Element(value)
        }
      default: throw FixtureError("function \(function)")
      }
    }
  }

  private func performBool(_ generator: Generator, _ result: JSON) throws {
    try check(false, result) { buffer in
      switch function {
      case "random_": generator.fillRandom(buffer)
      case "randint": try fillIntegers(buffer, generator) { $0 != 0 }
      default: throw FixtureError("function \(function)")
      }
    }
  }

  private func fillIntegers<Element>(
    _ buffer: UnsafeMutableBufferPointer<Element>, _ generator: Generator,
    _ convert: (Int64) -> Element
  ) throws {
    generator.fillIntegers(
      buffer, from: Int64(try call.member("low", \.int)),
      below: Int64(try call.member("high", \.int)),
      convert: convert)
  }

  private func number(_ key: String) throws -> Double {
    try call.member(key, \.double)
  }

  /// Draws into fresh memory, arranges the values in row-major order and compares their bytes.
  private func check<Element>(
    _ zero: Element, _ result: JSON,
    _ fill: (UnsafeMutableBufferPointer<Element>) throws -> Void
  ) throws {
    let count = shape.reduce(1, *)
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
    defer { memory.deallocate() }
    memory.initialize(repeating: zero)
    try fill(memory)
    let values = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
    defer { values.deallocate() }
    _ = values.initialize(fromContentsOf: memory)
    if layout == .transposed {
      let (rows, columns) = (shape[0], shape[1])
      for row in 0..<rows {
        for column in 0..<columns {
          values[row * columns + column] = memory[column * rows + row]
        }
      }
    }
    try expectEqual(
      sha256(UnsafeRawBufferPointer(values)), try result.member("sha256", \.string), "the digest")
  }
}
