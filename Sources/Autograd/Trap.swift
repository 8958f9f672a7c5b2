/// Stops the program with the error's text: the one place where the library gives up.
@inline(never)
func stop(_ error: TensorError) -> Never {
  fatalError(error.description)
}

/// The result of `body`; a programmer's error stops the program with PyTorch's text.
@inline(__always)
func trapping<Result>(_ body: () throws(TensorError) -> Result) -> Result {
  do { return try body() } catch { stop(error) }
}
