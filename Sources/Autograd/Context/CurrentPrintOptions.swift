import Synchronization

extension PrintOptions {
  private static let shared = Mutex(PrintOptions())

  /// The options that the text of tensors follows, one set for the whole process.
  public static var current: PrintOptions {
    get { shared.withLock { $0 } }
    set { shared.withLock { $0 = newValue } }
  }
}
