import Training

/// How a command ends.
enum ExitStatus: Equatable {
  /// All was done.
  case done
  /// An expectation or a verification failed.
  case failed
  /// Bad input, no usable terminal, or output that could not be written.
  case badInput
  /// Ended by a signal.
  case signal(Int32)

  /// The number that the process ends with.
  var code: Int32 {
    switch self {
    case .done: 0
    case .failed: 1
    case .badInput: 2
    case .signal(let number): 128 + number
    }
  }
}

/// A command's end before its time.
struct Failure: Error {
  /// How the process ends.
  let status: ExitStatus
  /// What is said on standard error, if anything is left to say.
  let message: String?
  /// What is said below it, a line each.
  let details: [String]
  /// The error in whose words it is said, if that names settings, and the files before it.
  private var source: (error: any SettingNamingError, files: [String])?

  /// Ends with a status, saying the message.
  init(_ status: ExitStatus, _ message: String? = nil, details: [String] = []) {
    self.status = status
    self.message = message
    self.details = details
  }

  /// Bad input, in the words of an error that says what and where.
  init(badInput error: any Error, in file: String? = nil) {
    let failure = error as? Failure
    let words = failure.map(\.message) ?? "\(error)"
    let files = [file].compactMap { $0 }
    self.init(
      .badInput, (files + [words].compactMap { $0 }).joined(separator: ": "),
      details: failure?.details ?? [])
    source =
      (error as? any SettingNamingError).map { ($0, files) }
      ?? failure?.source.map { ($0.error, files + $0.files) }
  }

  /// The same with names of settings as `naming` writes them.
  func naming(_ naming: (String) -> String) -> Failure {
    guard let (error, files) = source else { return self }
    return Failure(
      status, (files + [error.message(naming: naming)]).joined(separator: ": "), details: details)
  }
}
