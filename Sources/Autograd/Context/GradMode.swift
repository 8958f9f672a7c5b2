import CKernels

/// Whether operations of this thread record derivatives.
enum GradMode {
  @inline(__always)
  static var isEnabled: Bool {
    get { ck_thread().pointee.grad_enabled }
    set { ck_thread().pointee.grad_enabled = newValue }
  }

  /// Runs `body` with the mode set to `enabled`, and sets it back.
  static func with<Result, Failure: Error>(
    _ enabled: Bool, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = isEnabled
    isEnabled = enabled
    defer { isEnabled = before }
    return try body()
  }
}

/// Runs `body` without recording derivatives: results do not require gradients. `torch.no_grad()`.
public func noGrad<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  try GradMode.with(false, body)
}

/// Runs `body` recording derivatives, also inside ``noGrad(_:)``. `torch.enable_grad()`.
public func enableGrad<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  try GradMode.with(true, body)
}

/// Whether operations record derivatives on this thread. `torch.is_grad_enabled()`.
public var isGradEnabled: Bool { GradMode.isEnabled }
