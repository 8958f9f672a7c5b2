import Autograd
import Testing

/// Jacobians and Hessians of functions whose derivatives are known.
struct JacobianTests {
  @Test func jacobianOfAProductIsItsMatrix() {
    let matrix = tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], dtype: .float64)
    let x = tensor([7.0, 8.0, 9.0], dtype: .float64)
    let result = jacobian(of: { matmul(matrix, $0) }, at: x)
    #expect(result.shape == [2, 3])
    #expect(result.toArray(of: Double.self) == [1, 2, 3, 4, 5, 6])
  }

  @Test func jacobianOfElementwiseIsDiagonal() {
    let x = tensor([[1.0, 2.0], [3.0, 4.0]], dtype: .float64)
    let result = jacobian(of: { $0 ** 3 }, at: x)
    #expect(result.shape == [2, 2, 2, 2])
    let expected = [3.0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 27, 0, 0, 0, 0, 48]
    #expect(result.toArray(of: Double.self) == expected)
  }

  @Test func hessianOfAPolynomial() {
    // f = x²y + 3y², so that ∂²f = [[2y, 2x], [2x, 6]]
    let x = tensor([2.0, 5.0], dtype: .float64)
    let result = hessian(of: { $0[0] * $0[0] * $0[1] + 3 * $0[1] ** 2 }, at: x)
    #expect(result.shape == [2, 2])
    #expect(result.toArray(of: Double.self) == [10, 4, 4, 6])
  }

  @Test func hessianOfALinearFunctionIsZero() {
    let x = tensor([1.0, 2.0])
    #expect(hessian(of: { $0.sum() }, at: x).toArray(of: Float.self) == [0, 0, 0, 0])
  }

  @Test func gradientsOfTheCallerAreLeftAlone() {
    let x = tensor([1.0, 2.0], requiresGrad: true)
    let result = noGrad { hessian(of: { ($0 ** 2).sum() }, at: x) }
    #expect(result.toArray(of: Float.self) == [2, 0, 0, 2])
    #expect(x.grad == nil && !result.requiresGrad)
  }
}
