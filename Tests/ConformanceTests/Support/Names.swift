import Autograd

/// The dtype of that name.
func dtypeNamed(_ name: String) throws -> DType {
  guard let dtype = DType.allCases.first(where: { $0.name == name }) else {
    throw FixtureError("no dtype \(name)")
  }
  return dtype
}

/// The strides of a row-major tensor.
func rowMajorStrides(_ shape: [Int]) -> [Int] {
  var strides = [Int](repeating: 1, count: shape.count)
  for dimension in shape.indices.dropLast().reversed() {
    strides[dimension] = strides[dimension + 1] * max(shape[dimension + 1], 1)
  }
  return strides
}
