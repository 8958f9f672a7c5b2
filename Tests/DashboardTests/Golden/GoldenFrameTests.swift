import Foundation
import TerminalKit
import Testing

@testable import Dashboard

/// Whole screens compared with the files in `Frames`: every state at every size in every look.
///
/// A file that is missing, or was deleted because a screen is to change, is recorded, and the test fails:
/// look at it, then run again.
@Suite struct GoldenFrameTests {
  struct Frame: Sendable, CustomStringConvertible {
    let state: BenchState
    let size: Size

    var description: String { "\(state)-\(size.width)x\(size.height)" }

    /// The screen in every look.
    func grids() throws -> [ScreenLook: Grid] {
      var grids: [ScreenLook: Grid] = [:]
      for look in ScreenLook.all {
        let capabilities = Capabilities(glyphs: look.glyphs, colors: look.colors)
        let bench = try state.bench(size: size, look: Look(capabilities: capabilities))
        grids[look] = bench.screen()
      }
      return grids
    }
  }

  static let sizes = [(40, 12), (80, 24), (120, 40), (200, 60)].map {
    Size(width: $0.0, height: $0.1)
  }
  static let frames = BenchState.allCases.flatMap { state in
    sizes.map { Frame(state: state, size: $0) }
  }

  @Test(arguments: frames)
  func isAsItWas(frame: Frame) throws {
    let screen = GoldenScreen(try frame.grids())
    // Fewer colours than these are made up for by glyphs, in the fields.
    for glyphs in GlyphSet.allCases {
      let looks = [ColorDepth.palette256, .trueColor].map { ScreenLook(glyphs: glyphs, colors: $0) }
      #expect(screen.text(in: looks[0]) == screen.text(in: looks[1]))
    }
    let text = screen.fileText
    let file = Self.folder.appendingPathComponent("\(frame).txt")
    guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(file.lastPathComponent) is new: look at it")
      return
    }
    guard text != golden else { return }
    let old = try #require(GoldenScreen(fileText: golden), "\(file.lastPathComponent) is damaged")
    let differences = screen.differences(from: old).joined(separator: "\n")
    Issue.record("\(file.lastPathComponent) differs:\n\(differences)")
  }

  @Test func hasNoFileWithoutAFrame() throws {
    let names = Set(Self.frames.map { "\($0).txt" })
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.filter { !names.contains($0) && !$0.hasPrefix(".") }.isEmpty)
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Frames")
}
