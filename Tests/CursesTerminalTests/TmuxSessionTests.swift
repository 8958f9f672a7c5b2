import TerminalHarness
import Testing

@Suite struct TmuxSessionTests {
  @Test func runsAShell() throws {
    let session = try TmuxSession()
    try session.send("echo 1$((1+1))3", "Enter")
    try session.wait(for: "123")
  }
}
