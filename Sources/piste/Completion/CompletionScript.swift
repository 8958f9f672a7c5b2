import Files

/// What a shell reads to complete the words of `piste`: it asks the program, which knows its declarations, and adds
/// paths as the shell completes them.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  /// The option that prints a script, and the one by which a script asks.
  static let (option, question) = ("--generate-completion-script", "---complete")

  /// What the arguments ask for: a script, or how a word goes on; nil if neither.
  ///
  /// - Throws: `Failure` for a shell that there is no script for.
  static func answer(to arguments: [String], shell: String?) throws(Failure) -> String? {
    guard let first = arguments.first else { return nil }
    if first == question {
      return CommandCatalogue.own.map { Completion(of: Array(arguments.dropFirst()), in: $0).text }
    }
    let parts = first.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.first == option else { return nil }
    let name = parts.dropFirst().first ?? arguments.dropFirst().first ?? shell ?? ""
    guard let script = CompletionScript(rawValue: FilePath(name).name) else {
      let known = allCases.map(\.rawValue).joined(separator: ", ")
      let problem = name.isEmpty ? "a shell is missing" : "\(name) is not accepted"
      throw Failure(.badInput, "\(option): \(problem); it takes \(known)")
    }
    return script.text
  }

  /// The script.
  var text: String {
    switch self {
    case .bash: Self.bashText
    case .zsh: Self.zshText
    case .fish: Self.fishText
    }
  }

  private static let bashText = #"""
    # Completes the words of piste in bash: source this.
    _piste() {
      local word=${COMP_WORDS[COMP_CWORD]} paths line
      [[ $word == "=" ]] && word=
      COMPREPLY=()
      {
        read -r paths
        while IFS=$'\t' read -r line _; do COMPREPLY+=("$line"); done
      } < <("${COMP_WORDS[0]/#\~/$HOME}" ---complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
      case $paths in
        files) paths=-f ;;
        folders) paths=-d ;;
        *) return ;;
      esac
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$paths" -- "$word")
    }
    complete -F _piste piste

    """#

  private static let zshText = #"""
    #compdef piste
    # Completes the words of piste in zsh: source this, or put it as _piste into a folder of $fpath.
    _piste() {
      local -a answer entries
      answer=("${(@f)$("${(Q)words[1]/#\~/$HOME}" ---complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
      entries=("${(@)answer[2,-1]//:/\\:}")
      entries=("${(@)entries/$'\t'/:}")
      (( ${#answer} > 1 )) && _describe piste entries
      case $answer[1] in
        files) _files ;;
        folders) _files -/ ;;
      esac
    }
    if [[ $funcstack[1] == _piste ]]; then _piste "$@"; else compdef _piste piste; fi

    """#

  private static let fishText = #"""
    # Completes the words of piste in fish: source this, or put it into ~/.config/fish/completions.
    function __piste_complete
        set -l tokens (commandline -opc) (commandline -ct)
        set -l answer ($tokens[1] ---complete $tokens[2..-1] 2>/dev/null)
        switch "$answer[1]"
            case files
                __fish_complete_path (commandline -ct)
            case folders
                __fish_complete_directories (commandline -ct)
        end
        test (count $answer) -gt 1; and printf '%s\n' $answer[2..-1]
    end
    complete -c piste -f -a '(__piste_complete)'

    """#
}
