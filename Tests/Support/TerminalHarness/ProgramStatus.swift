import Glibc

/// How a program ended.
public enum ProgramStatus: Hashable, Sendable {
  /// It returned a code.
  case code(Int32)
  /// A signal ended it.
  case signal(Int32)

  /// What a shell shows as `$?`.
  public var shellCode: Int32 {
    switch self {
    case .code(let code): code
    case .signal(let number): 128 + number
    }
  }
}
