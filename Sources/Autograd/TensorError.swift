/// What PyTorch would have raised: its type and its text.
public struct TensorError: Error, Hashable, Sendable {
  /// The type of PyTorch's exception.
  public enum Kind: Hashable, Sendable {
    case runtime, index, value, type
    /// PyTorch's `NotImplementedError`, which is a `RuntimeError` too.
    case notImplemented
  }

  /// The type of PyTorch's exception.
  public let kind: Kind
  /// PyTorch's text.
  public let message: String

  /// An error of `kind` with PyTorch's text.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  static func runtime(_ message: String) -> TensorError { TensorError(.runtime, message) }
  static func index(_ message: String) -> TensorError { TensorError(.index, message) }
  static func value(_ message: String) -> TensorError { TensorError(.value, message) }
  static func type(_ message: String) -> TensorError { TensorError(.type, message) }
  static func notImplemented(_ message: String) -> TensorError {
    TensorError(.notImplemented, message)
  }
}

extension TensorError: CustomStringConvertible {
  /// PyTorch's type and text, as Python shows them: `RuntimeError: …`.
  public var description: String {
    let name =
      switch kind {
      case .runtime: "RuntimeError"
      case .index: "IndexError"
      case .value: "ValueError"
      case .type: "TypeError"
      case .notImplemented: "NotImplementedError"
      }
    return name + ": " + message
  }
}

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
