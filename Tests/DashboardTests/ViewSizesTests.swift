import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// Every window, from none at all, is drawn without a trap and inside its bounds.
@Suite struct ViewSizesTests {
  /// Every size that is too small, and every third width of those that are not, each in another state.
  @Test(arguments: 0..<4)
  func drawsEverySize(part: Int) throws {
    let models = try BenchState.allCases.map { try $0.bench().model }
    for height in stride(from: part, through: 44, by: 4) {
      for width in 0...130 where height < 12 || width < 40 || width % 3 == height % 3 {
        let size = Size(width: width, height: height)
        var model = models[(width / 3 + height * 7) % models.count]
        _ = model.update(.input(.resize(size)))
        #expect(view(model, size: size).size == size)
      }
    }
  }

  @Test func saysTheSizeThatItNeeds() throws {
    let bench = try Bench(size: Size(width: 39, height: 12))
    #expect(bench.screen().plainText.contains("40×12"))
    let other = try Bench(size: Size(width: 40, height: 11))
    #expect(other.screen().plainText.contains("40×12"))
    let enough = try Bench(size: Size(width: 40, height: 12))
    #expect(enough.screen().plainText.contains("loss"))
  }

  @Test func showsNothingButASCIIWhereThereIsNothingElse() throws {
    for state in BenchState.allCases {
      let look = Look(capabilities: Capabilities(glyphs: .ascii, colors: .palette8))
      let text = try state.bench(look: look).screen().plainText
      let isASCII = text.unicodeScalars.allSatisfy { $0.isASCII }
      #expect(isASCII, "\(state)")
    }
  }

  @Test func showsNoColourWhereThereIsNone() throws {
    let look = Look(capabilities: Capabilities(glyphs: .braille, colors: .none))
    for state in BenchState.allCases {
      let grid = try state.bench(look: look).screen()
      #expect(grid.cells.allSatisfy { $0.style.foreground.isNone && $0.style.background.isNone })
    }
  }
}
