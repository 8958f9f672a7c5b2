import CPseudoTerminal
import Glibc

/// Runs a program without a terminal and returns how it ended and what it wrote to standard output
/// and standard error.
///
/// - Parameters:
///   - program: The name of a program of this package, or an absolute path.
///   - arguments: Its arguments, without its name.
///   - environment: All of its variables.
///   - input: The bytes of its standard input.
///   - folder: The folder to run in; that of the tests if nil.
/// - Throws: `HarnessFailure` if it does not start, or does not end before the deadline.
public func runProgram(
  _ program: String, arguments: [String] = [], environment: [String: String] = [:],
  input: [UInt8] = [], folder: String? = nil
) throws -> (status: ProgramStatus, output: String) {
  let path = program.hasPrefix("/") ? program : BuildProducts.path(of: program)
  guard access(path, X_OK) == 0 else { throw HarnessFailure("there is no program \(path)") }
  var ends = pseudo_terminal_pipes()
  let error = withCStrings([path] + arguments) { argv in
    withCStrings(environment.map { "\($0.key)=\($0.value)" }.sorted()) { envp in
      pseudo_terminal_run(&ends, path, argv, envp, folder)
    }
  }
  guard error == 0 else {
    throw HarnessFailure("\(path) does not start: \(String(cString: strerror(error)))")
  }
  // A program may end without reading its input.
  Glibc.signal(SIGPIPE, SIG_IGN)
  var exchange = Exchange(ends: ends, input: input[...])
  defer { exchange.close() }
  let end = now() + TerminalProgram.patience
  while !exchange.isOver {
    guard now() < end else {
      throw HarnessFailure("\(program) has not ended within \(TerminalProgram.patience) s")
    }
    exchange.goOn()
  }
  let signal = exchange.status & 0x7f
  return (
    signal == 0 ? .code((exchange.status >> 8) & 0xff) : .signal(signal),
    String(decoding: exchange.output, as: UTF8.self)
  )
}

/// The pipes to and from a program.
private struct Exchange {
  var ends: pseudo_terminal_pipes
  var input: ArraySlice<UInt8>
  var output: [UInt8] = []
  var status: Int32 = 0
  /// Whether the program has ended and all that it wrote has been read.
  var isOver = false
  private var hasEnded = false

  init(ends: pseudo_terminal_pipes, input: ArraySlice<UInt8>) {
    self.ends = ends
    self.input = input
  }

  /// Writes and reads what is possible, or waits a moment.
  mutating func goOn() {
    if input.isEmpty { closeInput() }
    if !hasEnded { hasEnded = waitpid(ends.program, &status, WNOHANG) == ends.program }
    var ready = [
      pollfd(fd: ends.output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: ends.input, events: Int16(POLLOUT), revents: 0),
    ]
    poll(&ready, 2, hasEnded ? 0 : 20)
    if ready[1].revents != 0 {
      let count = input.withUnsafeBytes { write(ends.input, $0.baseAddress, min($0.count, 4_096)) }
      input = count > 0 ? input.dropFirst(count) : []
    }
    var count = 0
    if ready[0].revents != 0 {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      count = read(ends.output, &buffer, buffer.count)
      output += buffer.prefix(max(count, 0))
    }
    isOver = hasEnded && count <= 0
  }

  private mutating func closeInput() {
    if ends.input >= 0 { Glibc.close(ends.input) }
    ends.input = -1
  }

  /// Ends what is left of the program.
  mutating func close() {
    if !hasEnded {
      kill(ends.program, SIGKILL)
      waitpid(ends.program, nil, 0)
    }
    closeInput()
    Glibc.close(ends.output)
  }
}

func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let copies = strings.map { strdup($0) } + [nil]
  defer { for copy in copies { free(copy) } }
  return copies.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("an array has no memory") }
    return body(base)
  }
}
