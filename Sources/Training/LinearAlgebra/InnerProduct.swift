/// The inner product of two stretches of numbers, in four sums at once.
func innerProduct(
  _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, count: Int
) -> Double {
  var sums = SIMD4<Double>()
  var index = 0
  while index + 4 <= count {
    let a = SIMD4(left[index], left[index + 1], left[index + 2], left[index + 3])
    let b = SIMD4(right[index], right[index + 1], right[index + 2], right[index + 3])
    sums += a * b
    index += 4
  }
  var sum = sums.sum()
  while index < count {
    sum += left[index] * right[index]
    index += 1
  }
  return sum
}
