import Autograd

/// A tensor as the fixtures write it.
struct FixtureTensor {
  let dtype: DType
  let shape: [Int]
  let data: [JSON]
  let requiresGrad: Bool

  /// - Parameter dtype: The type where the fixture leaves it out.
  init(_ json: JSON, dtype: DType? = nil) throws {
    if let dtype, json["dtype"] == nil {
      self.dtype = dtype
    } else {
      self.dtype = try dtypeNamed(try json.member("dtype", \.string))
    }
    shape = try json.member("shape", \.ints)
    data = try json.member("data", \.array)
    requiresGrad = json["requires_grad"]?.bool ?? false
    guard data.count == shape.reduce(1, *) else { throw FixtureError("\(json) has another size") }
  }

  /// A new leaf.
  func tensor() throws -> Tensor {
    let result: Tensor
    switch dtype {
    case .float32, .float64:
      let values = try data.map { json in
        guard let value = json.double else { throw FixtureError("no number: \(json)") }
        return value
      }
      result = Tensor(values, Shape(shape), dtype: dtype)
    case .bool:
      let values = try data.map { json in
        guard let value = json.bool else { throw FixtureError("no bool: \(json)") }
        return value
      }
      result = Tensor(values, Shape(shape), dtype: dtype)
    case .uint8, .int8, .int16, .int32, .int64:
      let values = try data.map { json in
        guard let value = json.int else { throw FixtureError("no whole number: \(json)") }
        return value
      }
      result = Tensor(values, Shape(shape), dtype: dtype)
    }
    result.requiresGrad = requiresGrad
    return result
  }
}
