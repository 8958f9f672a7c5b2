import Foundation
import Testing

/// What the README and the manifest say together.
@Suite struct ReadmeTests {
  private func text(of name: String) throws -> String {
    try String(contentsOfFile: ScratchFolder.package + "/" + name, encoding: .utf8)
  }

  /// The least Swift that the README names is the one that the manifest asks for, so that an older one says so
  /// before it compiles anything.
  @Test func namesTheSwiftThatTheManifestAsksFor() throws {
    let manifest = try text(of: "Package.swift")
    let tools = try #require(manifest.firstMatch(of: /^\/\/ swift-tools-version: ([0-9.]+)\n/)).1
    #expect(
      try text(of: "README.md").contains("[Swift \(tools)](https://www.swift.org/install) or later")
    )
    #expect(try text(of: ".ci/install").contains("Swift \(tools):"))
  }

  @Test func theManifestNamesExactVersions() throws {
    let packages = try text(of: "Package.swift").matches(of: /\.package\(url: [^\n]*\n/)
    #expect(packages.count == 1)
    for package in packages {
      #expect(package.0.contains(/exact: "[0-9]+\.[0-9]+\.[0-9]+"/), "\(package.0)")
    }
    #expect(try text(of: "Sources/README.md").contains("the exact version of the one package"))
  }
}
