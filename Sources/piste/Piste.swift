import ArgumentParser

@main
struct Piste: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "piste",
    abstract: "Watch gradient descent run, in the terminal.")
}
