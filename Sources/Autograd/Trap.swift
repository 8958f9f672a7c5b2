/// Stops the program with the error's text: the one place where the library gives up.
@inline(never)
func stop(_ error: TensorError) -> Never {
  // Where PyTorch raises an error, `a + b` can't throw without a `try` at every operator. Such an error is
  // the programmer's; who must survive it calls `Tensor.Checked`, which throws. `fatalError` and no
  // `preconditionFailure`, because it says the text in release builds too.
  fatalError(error.description)
}

/// The result of `body`; a programmer's error stops the program with PyTorch's text.
@inline(__always)
func trapping<Result>(_ body: () throws(TensorError) -> Result) -> Result {
  do { return try body() } catch { stop(error) }
}
