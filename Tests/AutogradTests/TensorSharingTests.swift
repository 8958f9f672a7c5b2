import Autograd
import Testing

/// Tensors over memory that Swift owns.
struct TensorSharingTests {
  @Test func bufferIsSharedAndReleasedOnce() {
    let buffer = UnsafeMutableBufferPointer<Float>.allocate(capacity: 4)
    buffer.initialize(repeating: 1)
    var releases = 0
    do {
      let x = Tensor(sharing: buffer, [2, 2]) { releases += 1 }
      let view = x.view(4)
      buffer[3] = 5
      #expect(view.toArray(of: Float.self) == [1, 1, 1, 5])
      #expect(releases == 0)
    }
    #expect(releases == 1)
    buffer.deallocate()
  }
}
