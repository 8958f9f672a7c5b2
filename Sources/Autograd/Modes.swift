import CKernels
import Synchronization

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

/// Whether a failing backward pass says more about the operation that it came from.
/// `torch.is_anomaly_enabled()`.
public var isAnomalyDetectionEnabled: Bool { ck_thread().pointee.anomaly_enabled }

/// Runs `body` with anomaly detection on this thread. `torch.autograd.detect_anomaly()`.
public func detectAnomaly<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  let state = ck_thread()
  let before = state.pointee.anomaly_enabled
  state.pointee.anomaly_enabled = true
  defer { state.pointee.anomaly_enabled = before }
  return try body()
}

extension PrintOptions {
  private static let shared = Mutex(PrintOptions())

  /// The options that the text of tensors follows, one set for the whole process.
  public static var current: PrintOptions {
    get { shared.withLock { $0 } }
    set { shared.withLock { $0 = newValue } }
  }
}

extension Generator {
  /// The generator that functions use when they are not given one.
  ///
  /// It is one for the whole process and starts from a seed that differs at each launch.
  public static let `default` = Generator(seed: .random(in: 0 ... .max))
}

/// Restarts the default generator from `seed` and returns it.
@discardableResult
public func manualSeed(_ seed: UInt64) -> Generator {
  Generator.default.manualSeed(seed)
}

/// Restarts the default generator from `seed` and returns it; a negative seed
/// stands for its two's complement.
@discardableResult
public func manualSeed(_ seed: Int) -> Generator {
  Generator.default.manualSeed(seed)
}
