import Foundation
import TerminalKit
import Testing

@testable import Dashboard

/// Whole screens compared with files beside this one, glyphs and styles.
///
/// A file that is missing is recorded, and the test fails: look at it, then run again.
@Suite struct GoldenFrameTests {
  struct Frame: Sendable, CustomStringConvertible {
    let state: BenchState
    var size = Size(width: 80, height: 24)
    var glyphs = GlyphSet.braille
    var colors = ColorDepth.trueColor

    var description: String {
      "\(state)-\(size.width)x\(size.height)-\(glyphs)-\(colors)"
    }
  }

  /// Every state once, then each dimension by itself on the states that show most.
  static let frames: [Frame] = {
    var frames = BenchState.allCases.map { Frame(state: $0) }
    for (width, height) in [(40, 12), (120, 40), (200, 60)] {
      for state in [
        BenchState.empty, .fork, .diverged, .lesson, .help, .browser, .manyParameters, .boundary,
      ] {
        frames.append(Frame(state: state, size: Size(width: width, height: height)))
      }
    }
    for state in [BenchState.unsaved, .overwrite, .palette, .refused] {
      frames.append(Frame(state: state, size: Size(width: 40, height: 12)))
    }
    for glyphs in [GlyphSet.ascii, .halfBlock] {
      for state in [
        BenchState.fork, .editing, .parameters, .help, .manyParameters, .outliers, .boundary,
      ] {
        frames.append(Frame(state: state, glyphs: glyphs, colors: .palette8))
      }
    }
    for colors in [ColorDepth.none, .palette8, .palette256] {
      for state in [BenchState.fork, .refused, .boundaryFork, .polynomial] {
        frames.append(Frame(state: state, colors: colors))
      }
    }
    frames.append(Frame(state: .fork, glyphs: .ascii, colors: .none))
    return frames
  }()

  @Test(arguments: frames)
  func isAsItWas(frame: Frame) throws {
    let look = Look(capabilities: Capabilities(glyphs: frame.glyphs, colors: frame.colors))
    let bench = try frame.state.bench(size: frame.size, look: look)
    let text = StylePlane.text(of: bench.screen(), at: frame.colors)
    let file = Self.folder.appendingPathComponent("\(frame).txt")
    guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("\(file.lastPathComponent) is new: look at it")
      return
    }
    #expect(text == golden, "\(file.lastPathComponent): \(Self.difference(text, golden))")
  }

  @Test func hasNoFileWithoutAFrame() throws {
    let names = Set(Self.frames.map { "\($0).txt" })
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.filter { !names.contains($0) && !$0.hasPrefix(".") }.isEmpty)
    #expect(names.count == Self.frames.count)
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Frames")

  /// The first line that differs, both ways.
  private static func difference(_ new: String, _ old: String) -> String {
    let pairs = zip(
      new.split(separator: "\n", omittingEmptySubsequences: false),
      old.split(separator: "\n", omittingEmptySubsequences: false))
    guard let (index, pair) = pairs.enumerated().first(where: { $0.element.0 != $0.element.1 })
    else { return "one is longer" }
    return "line \(index + 1)\n  now \(pair.0)\n  was \(pair.1)"
  }
}
