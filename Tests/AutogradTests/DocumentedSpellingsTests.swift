import Autograd
import Testing

/// The spellings of the article "In PyTorch and in Swift", with what PyTorch gives for each.
struct DocumentedSpellingsTests {
  private let x = arange(6).view(2, 3)

  @Test func creation() {
    #expect(tensor([[1.0, 2.0], [3.0, 4.0]]).shape == [2, 2])
    #expect(tensor([1, 2], dtype: .float64).dtype == .float64)
    #expect("\(zeros(2, 3))" == "tensor([[0., 0., 0.],\n        [0., 0., 0.]])")
    #expect("\(ones(2, 3))" == "tensor([[1., 1., 1.],\n        [1., 1., 1.]])")
    #expect("\(full([2, 3], 7.0))" == "tensor([[7., 7., 7.],\n        [7., 7., 7.]])")
    #expect("\(arange(0, 10, 2))" == "tensor([0, 2, 4, 6, 8])")
    #expect("\(linspace(0, 1, 5))" == "tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])")
    #expect("\(eye(2))" == "tensor([[1., 0.],\n        [0., 1.]])")
    #expect("\(zerosLike(x))" == "tensor([[0, 0, 0],\n        [0, 0, 0]])")
    let g = Generator().manualSeed(0)
    #expect("\(randn(3, generator: g))" == "tensor([ 1.5410, -0.2934, -2.1788])")
  }

  @Test func viewsAndIndices() {
    #expect("\(x.strides)" == "torch.Size([3, 1])")
    #expect(x.view(-1, 2).shape == [3, 2] && x.reshape(-1, 2).shape == [3, 2])
    #expect(x.t().shape == [3, 2] && x.T.shape == [3, 2] && x.mT.shape == [3, 2])
    #expect(x.transpose(0, 1).shape == [3, 2] && x.permute(1, 0).shape == [3, 2])
    #expect(x.unsqueeze(0).shape == [1, 2, 3] && x.unsqueeze(0).squeeze(0).shape == [2, 3])
    #expect(tensor([[1.0], [2.0]]).expand(2, 3).shape == [2, 3])
    #expect("\(x[0])" == "tensor([0, 1, 2])" && "\(x[-1])" == "tensor([3, 4, 5])")
    #expect("\(x[0, 1])" == "tensor(1)")
    #expect("\(x[1...])" == "tensor([[3, 4, 5]])")
    #expect("\(x[.all, 0])" == "tensor([0, 3])")
    #expect(x[.ellipsis, .newAxis].shape == [2, 3, 1])
    #expect("\(x[x .> 3])" == "tensor([4, 5])")
    #expect("\(x[[0, 0]])" == "tensor([[0, 1, 2],\n        [0, 1, 2]])")
    let y = zeros(2)
    y.set(0, to: 1)
    #expect("\(y)" == "tensor([1., 0.])")
  }

  @Test func arithmetic() {
    let a = tensor([1.0, 2.0])
    #expect("\(a + a)" == "tensor([2., 4.])" && "\(2 * a)" == "tensor([2., 4.])")
    #expect("\(a / 2)" == "tensor([0.5000, 1.0000])" && "\(-a)" == "tensor([-1., -2.])")
    #expect("\(a ** 2)" == "tensor([1., 4.])" && "\(2 ** a)" == "tensor([2., 4.])")
    #expect("\(matmul(eye(2), a))" == "tensor([1., 2.])")
    #expect("\(cos(a))" == "tensor([ 0.5403, -0.4161])" && "\(cos(a))" == "\(a.cos())")
    #expect("\(x.sum())" == "tensor(15)" && x.sum(0, keepdim: true).shape == [1, 3])
    #expect("\(norm(tensor([3.0, 4.0])))" == "tensor(5.)")
    #expect("\(a .== 2)" == "tensor([False,  True])" && "\(a .< 2)" == "tensor([ True, False])")
    #expect("\(`where`(a .< 2, a, -a))" == "tensor([ 1., -2.])")
    #expect(
      "\(a.addInPlace(1))" == "tensor([2., 3.])" && "\(a.zeroInPlace())" == "tensor([0., 0.])")
    #expect(a.to(.float64).dtype == .float64)
    #expect("\(x.toList())" == "[[0, 1, 2], [3, 4, 5]]" && x.sum().item() == 15)
  }

  @Test func gradients() {
    let w = tensor([3.0]).requiresGrad()
    (w ** 2).sum().backward()
    #expect("\(w.grad!)" == "tensor([6.])")
    w.zeroGrad()
    #expect(w.grad == nil)
    #expect(!noGrad { w * 2 }.requiresGrad)
    let y = (w ** 3).sum()
    let slope = grad(of: y, withRespectTo: w, createGraph: true)
    #expect(slope.requiresGrad && slope.item() == 27)
    #expect(hessian(of: { ($0 ** 3).sum() }, at: w).item() == 18)
  }
}
