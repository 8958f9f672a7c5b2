// swift-tools-version: 6.3
import PackageDescription

// The package as one table: a row is a target and its imports, so that an arrow is one line.
// Sources/README.md draws the arrows and says what each module may not know.

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let sources: [Target] = [
  .target(name: "CKernels"),
  .target(name: "Autograd", dependencies: ["CKernels"]),
  .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
  .target(name: "NumPyArchives", dependencies: ["Autograd", "CZlib"]),
  .target(name: "Training", dependencies: ["Autograd"]),
  .target(name: "Theory", dependencies: ["Training", "Autograd"]),
  .target(name: "Files"),
  .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
  .target(name: "Scenarios", dependencies: ["Theory", "Training", "Autograd", "CLibYAML"]),
  .target(name: "Lessons", resources: [.embedInCode("scenarios")]),
  .target(name: "Engine", dependencies: ["Theory", "Training", "Autograd"]),
  .target(name: "TerminalKit"),
  .target(name: "Plot", dependencies: ["TerminalKit"]),
  .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
  .target(name: "CTerminalGuard"),
  .target(
    name: "CursesTerminal", dependencies: ["TerminalKit", "CNcurses", "CTerminalGuard"],
    swiftSettings: [.defaultIsolation(MainActor.self)]),
  .target(
    name: "Dashboard",
    dependencies: ["TerminalKit", "Plot", "Engine", "Scenarios", "Theory", "Training"]),
  .executableTarget(
    name: "piste",
    dependencies: [
      "Autograd", "Training", "Theory", "Files", "Scenarios", "Lessons", "Engine", "TerminalKit",
      "CursesTerminal", "CTerminalGuard", "Dashboard", argumentParser,
    ],
    resources: [.embedInCode("Notebook/Cells.txt")]),
]

let testSupport: [Target] = [
  .systemLibrary(
    name: "CVTerm", path: "Tests/Support/CVTerm", providers: [.apt(["libvterm-dev"])]),
  .systemLibrary(
    name: "CCrypto", path: "Tests/Support/CCrypto", providers: [.apt(["libssl-dev"])]),
  .target(
    name: "CPseudoTerminal", path: "Tests/Support/CPseudoTerminal",
    linkerSettings: [.linkedLibrary("util")]),
  .target(name: "Deadline", path: "Tests/Support/Deadline"),
  .target(
    name: "TerminalHarness", dependencies: ["CVTerm", "CPseudoTerminal", "Deadline"],
    path: "Tests/Support/TerminalHarness"),
  .target(name: "Randomness", path: "Tests/Support/Randomness"),
  .target(
    name: "GridSupport", dependencies: ["TerminalKit"], path: "Tests/Support/GridSupport"),
  .target(name: "CFileSpy", path: "Tests/Support/CFileSpy"),
  .executableTarget(
    name: "saver", dependencies: ["Files", "CFileSpy"], path: "Tests/Support/Saver"),
  .executableTarget(
    name: "TerminalDemo", dependencies: ["CursesTerminal", "CTerminalGuard", "TerminalKit"],
    path: "Tests/Support/TerminalDemo", swiftSettings: [.defaultIsolation(MainActor.self)]),
]

let tests: [Target] = [
  .testTarget(
    name: "AutogradTests", dependencies: ["Autograd", "CKernels"], exclude: ["NumPy/Fixtures"]),
  .testTarget(
    name: "NumPyArchivesTests", dependencies: ["NumPyArchives", "Autograd"],
    exclude: ["Fixtures"]),
  .testTarget(
    name: "ConformanceTests", dependencies: ["Autograd", "Training", "CCrypto", "piste"],
    exclude: ["Fixtures"]),
  .testTarget(
    name: "TrainingTests",
    dependencies: ["Training", "Theory", "Autograd", "Randomness", "Deadline"]),
  .testTarget(
    name: "FilesTests", dependencies: ["Files", "TerminalHarness", "saver", "Deadline"]),
  .testTarget(
    name: "ScenariosTests",
    dependencies: ["Scenarios", "Files", "Lessons", "Training", "Randomness", "Deadline"],
    exclude: ["Fixtures"]),
  .testTarget(name: "EngineTests", dependencies: ["Engine", "Training", "Deadline"]),
  .testTarget(
    name: "TerminalKitTests", dependencies: ["TerminalKit", "GridSupport", "Randomness"]),
  .testTarget(
    name: "PlotTests", dependencies: ["Plot", "TerminalKit", "GridSupport", "Randomness"],
    exclude: ["Snapshots"]),
  .testTarget(
    name: "CursesTerminalTests",
    dependencies: [
      "CursesTerminal", "TerminalKit", "TerminalHarness", "TerminalDemo", "Randomness",
    ]),
  .testTarget(
    name: "DashboardTests", dependencies: ["Dashboard", "Randomness"], exclude: ["Frames"]),
  .testTarget(
    name: "PisteTests", dependencies: ["TerminalHarness", "Files", "Lessons", "piste", "Deadline"]),
]

let package = Package(
  name: "piste",
  products: [
    .library(name: "Autograd", targets: ["Autograd"]),
    .library(name: "NumPyArchives", targets: ["NumPyArchives"]),
    .library(name: "Training", targets: ["Training"]),
    .library(name: "Theory", targets: ["Theory"]),
    .library(name: "Scenarios", targets: ["Scenarios"]),
    .executable(name: "piste", targets: ["piste"]),
  ],
  // The version that the tests have passed with: Sources/README.md says why it is exact.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: sources + testSupport + tests,
  swiftLanguageModes: [.v6]
)
