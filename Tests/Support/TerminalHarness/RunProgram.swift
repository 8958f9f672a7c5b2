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
/// - Throws: `HarnessFailure` if it does not start, or does not end within `seconds`.
public func runProgram(
  _ program: String, arguments: [String] = [], environment: [String: String] = [:],
  input: [UInt8] = [], folder: String? = nil, within seconds: Double = TerminalProgram.patience
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
  defer { close(ends.output) }
  // A program may end without reading its input.
  Glibc.signal(SIGPIPE, SIG_IGN)
  var rest = input[...]
  var output: [UInt8] = []
  var status: Int32 = 0
  var isOver = false
  let end = now() + seconds
  while true {
    if rest.isEmpty, ends.input >= 0 {
      close(ends.input)
      ends.input = -1
    }
    var ready = [
      pollfd(fd: ends.output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: ends.input, events: Int16(POLLOUT), revents: 0),
    ]
    poll(&ready, 2, 20)
    if ready[0].revents != 0 {
      var buffer = [UInt8](repeating: 0, count: 65536)
      let count = read(ends.output, &buffer, buffer.count)
      if count > 0 { output += buffer[..<count] }
      if count == 0 && isOver { break }
    } else if isOver {
      break
    }
    if ready[1].revents != 0 {
      let count = rest.withUnsafeBytes { write(ends.input, $0.baseAddress, min($0.count, 4096)) }
      rest = count > 0 ? rest.dropFirst(count) : []
    }
    if !isOver { isOver = waitpid(ends.program, &status, WNOHANG) == ends.program }
    guard now() < end else {
      kill(ends.program, SIGKILL)
      waitpid(ends.program, nil, 0)
      if ends.input >= 0 { close(ends.input) }
      throw HarnessFailure("\(program) has not ended within \(seconds) s")
    }
  }
  if ends.input >= 0 { close(ends.input) }
  let signal = status & 0x7f
  return (
    signal == 0 ? .code((status >> 8) & 0xff) : .signal(signal),
    String(decoding: output, as: UTF8.self)
  )
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
