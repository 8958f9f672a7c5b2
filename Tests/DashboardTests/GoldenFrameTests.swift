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

  static let frames: [Frame] = {
    // Every state once, then each dimension by itself on the states that show most.
    var frames = BenchState.allCases.map { Frame(state: $0) }
    for size in sizes {
      for state in [BenchState.lesson, .manyParameters, .boundary] {
        frames.append(Frame(state: state, size: size))
      }
    }
    for state in [BenchState.unsaved, .overwrite, .opening] {
      frames.append(Frame(state: state, size: Size(width: 40, height: 12)))
    }
    for glyphs in [GlyphSet.ascii, .halfBlock] {
      for state in [BenchState.parameters, .manyParameters, .outliers, .boundary] {
        frames.append(Frame(state: state, glyphs: glyphs, colors: .palette8))
      }
    }
    for colors in [ColorDepth.none, .palette8, .palette256] {
      for state in [BenchState.boundaryFork, .polynomial] {
        frames.append(Frame(state: state, colors: colors))
      }
    }
    return frames + covering
  }()

  /// The states that every window shows, by what they are for.
  private static let states: [BenchState] = [
    .empty, .running, .paused, .replay, .fork, .diverged, .editing, .refused, .failed, .help,
    .browser, .palette,
  ]
  private static let sizes = [(40, 12), (120, 40), (200, 60)].map {
    Size(width: $0.0, height: $0.1)
  }
  private static let looks = GlyphSet.allCases.flatMap { glyphs in
    ColorDepth.allCases.map { (glyphs: glyphs, colors: $0) }
  }

  /// Each of these states at each size, with each glyph set and, as they are in 24 bits above, with each
  /// colour depth; and one state in all looks.
  private static let covering: [Frame] = {
    var frames: [Frame] = []
    let fewer = ColorDepth.allCases.filter { $0 != .trueColor }
    for (row, state) in states.enumerated() {
      for (column, size) in sizes.enumerated() {
        frames.append(
          Frame(
            state: state, size: size, glyphs: GlyphSet.allCases[(row + column) % 3],
            colors: fewer[(row / 3 + column) % 3]))
      }
    }
    for look in looks where look != (.braille, .trueColor) {
      frames.append(Frame(state: .fork, glyphs: look.glyphs, colors: look.colors))
    }
    return frames
  }()

  /// Any two of state, size, glyph set and colour depth come together in some frame.
  @Test func coversEveryPair() {
    func pairs<A: Hashable, B: Hashable>(_ a: (Frame) -> A, _ b: (Frame) -> B) -> Int {
      Set(Self.frames.map { [AnyHashable(a($0)), AnyHashable(b($0))] }).count
    }
    let (sizes, glyphs, colors) = (4, GlyphSet.allCases.count, ColorDepth.allCases.count)
    let own = Self.frames.filter { Self.states.contains($0.state) }
    let stateSizes = Set(own.map { "\($0.state) \($0.size)" })
    #expect(stateSizes.count == Self.states.count * sizes)
    #expect(pairs(\.size, \.glyphs) == sizes * glyphs)
    #expect(pairs(\.size, \.colors) == sizes * colors)
    #expect(pairs(\.glyphs, \.colors) == glyphs * colors)
    for state in Self.states {
      let own = own.filter { $0.state == state }
      #expect(Set(own.map(\.glyphs)).count == glyphs, "\(state)")
      #expect(Set(own.map(\.colors)).count == colors, "\(state)")
    }
  }

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
