import Foundation
import TerminalHarness
import Testing

/// What the tabulator offers, in the shells themselves.
@Suite struct CompletionTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("piste: 1\n", to: "scenarios/a b.yaml")
    try folder.write("piste: 1\n", to: "scene.yaml")
    try folder.write("1,2\n", to: "rows.csv")
  }

  private func offered(_ words: String...) throws -> [String] {
    let result = try folder.shell(
      "\"$PISTE\" ---complete \"$@\" >\"$OUT\" 2>\"$ERR\"", words)
    #expect(result.code == 0 && result.words == "")
    return result.output.split(separator: "\n").map {
      String($0.split(separator: "\t", omittingEmptySubsequences: false)[0])
    }
  }

  @Test func commandsLessonsAndFilesAreOffered() throws {
    let first = try offered("")
    #expect(first[0] == "files" && Set(first).count == first.count)
    for word in Examples.commands.dropFirst() + ["valley", "rescue"] {
      #expect(first.contains(word))
    }
    #expect(try offered("sna") == ["files", "snapshot"])
    #expect(try offered("run", "vall") == ["files", "valley"])
    #expect(try offered("lesson", "vall") == ["none", "valley"])
    #expect(try offered("list", "x") == ["folders"])
    #expect(try offered("snapshot", "-o", "x") == ["files"])
    #expect(try offered("run", "--file", "x") == ["files"])
  }

  @Test func optionsAndSettingsAreOfferedOnce() throws {
    let flags = try offered("run", "--")
    for flag in ["--format", "--variant", "--learning-rate", "--beta1", "--true-w", "--help"] {
      #expect(flags.contains(flag), "\(flag)")
    }
    #expect(Set(flags).count == flags.count && !flags.contains("--keys"))
    #expect(try offered("run", "--format", "csv", "--form") == ["none"])
    #expect(try offered("--them") == ["none", "--theme"])
    #expect(try !offered("check", "--").contains("--learning-rate"))
  }

  @Test func valuesOfChoicesAreOffered() throws {
    #expect(try offered("run", "--optimizer", "ada") == ["none", "adam", "adamw", "adagrad"])
    #expect(try offered("run", "--dtype", "") == ["none", "float32", "float64"])
    #expect(try offered("run", "--batch-size", "") == ["none", "all"])
    #expect(try offered("run", "--format", "j") == ["none", "jsonl"])
    #expect(try offered("--theme", "d") == ["none", "dark"])
    #expect(try offered("snapshot", "--colors", "2") == ["none", "256", "24bit"])
    #expect(try offered("--theme=d") == ["none", "--theme=dark"])
    #expect(try offered("--theme", "=", "d") == ["none", "dark"])
    #expect(try offered("run", "--steps", "") == ["none"])
  }

  @Test func everyOptionAndEverySettingIsOffered() throws {
    for command in Examples.commands.dropFirst() {
      let help = try Examples.help(of: command)
      let offered = try offered(command, "--")
      for match in help.matches(of: /\n  (?:-[a-z], )?(--[a-z0-9-]+)/) {
        #expect(offered.contains(String(match.1)), "\(command) \(match.1)")
      }
    }
  }

  @Test func anUnknownShellIsRefused() throws {
    let result = try folder.piste("--generate-completion-script", "tcsh")
    #expect(result.code == 2 && result.words.contains("it takes bash, zsh, fish"))
  }

  /// What a shell offers for a line: `bash`'s function is asked as the shell asks it.
  private func bash(_ words: String...) throws -> Set<String> {
    let result = try folder.shell(
      """
      PATH=$(dirname "$PISTE"):$PATH exec bash --norc --noprofile -c '
        source <(piste --generate-completion-script bash)
        complete -p piste >/dev/null || exit 9
        COMP_WORDS=(piste "$@") COMP_CWORD=$#
        _piste
        printf "%s\\n" "${COMPREPLY[@]}"' bash "$@" >"$OUT" 2>"$ERR"
      """, words)
    #expect(result.code == 0 && result.words == "")
    return Set(result.output.split(separator: "\n").map(String.init))
  }

  @Test func bashCompletes() throws {
    #expect(try bash("run", "scen") == ["scenarios", "scene.yaml"])
    #expect(try bash("run", "scenarios/") == ["scenarios/a b.yaml"])
    #expect(try bash("run", "--learn") == ["--learning-rate"])
    #expect(try bash("run", "--optimizer", "ada") == ["adagrad", "adam", "adamw"])
    #expect(try bash("--theme", "=", "d") == ["dark"])
    #expect(try bash("lesson", "vall") == ["valley"])
    #expect(try bash("list", "") == ["scenarios"])
    #expect(try bash("run", "--file", "r") == ["rows.csv"])
  }

  /// A line and a tabulator at a shell's prompt, to the line that comes of it.
  private func typed(_ line: String, at shell: String, _ arguments: [String]) throws -> Screen {
    let bin = URL(fileURLWithPath: BuildProducts.path(of: "piste")).deletingLastPathComponent().path
    let program = try TerminalProgram(
      "/usr/bin/env", arguments: [shell] + arguments,
      environment: [
        "PATH": bin + ":/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "PS1": "@ ",
        "SHELL": "/bin/sh",
      ], columns: 120, folder: folder.path)
    try program.wait(for: "ready")
    program.send(line + "\t")
    return try program.wait(until: "the line goes on") { screen in
      screen.text.contains(Self.completed[line] ?? "\u{0}")
    }
  }

  private static let completed = [
    "piste run scene": "piste run scene.yaml", "piste run --learn": "piste run --learning-rate",
    "piste run --optimizer rms": "piste run --optimizer rmsprop",
    "piste lesson vall": "piste lesson valley",
  ]

  @Test(arguments: completed.keys.sorted()) func bashCompletesAtItsPrompt(line: String) throws {
    try folder.write(
      "source <(piste --generate-completion-script bash)\nPS1='@ '\necho ready\n", to: "bashrc")
    _ = try typed(line, at: "bash", ["--noprofile", "--rcfile", "bashrc", "-i"])
  }

  @Test(arguments: completed.keys.sorted()) func zshCompletesAtItsPrompt(line: String) throws {
    try folder.write(
      """
      autoload -Uz compinit && compinit -u -D
      source <(piste --generate-completion-script zsh)
      PROMPT='@ '
      echo ready

      """, to: ".zshrc")
    _ = try typed(line, at: "zsh", ["-i"])
  }

  @Test(arguments: completed.keys.sorted()) func fishCompletesAtItsPrompt(line: String) throws {
    try folder.write(
      """
      piste --generate-completion-script fish | source
      function fish_prompt; printf '@ '; end
      set -g fish_greeting
      set -g fish_autosuggestion_enabled 0
      echo ready

      """, to: ".config/fish/config.fish")
    _ = try typed(line, at: "fish", ["-i"])
  }
}
