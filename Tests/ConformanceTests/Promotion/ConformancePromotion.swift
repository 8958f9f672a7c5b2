@testable import Autograd
import Testing

/// The tables of `promotion.json`: the types of results.
@Suite struct ConformancePromotion {
  @Test func tables() throws {
    CaseRunner(file: try FixtureFile("promotion.json")).run { fixture in
      for (first, row) in try fixture.member("table", \.object) {
        for (second, expected) in row.object ?? [:] {
          let actual = try PromotionCase(try fixture.member("kind", \.string)).result(first, second)
          try expectEqual(actual, expected.string, "\(first) and \(second)")
        }
      }
    }
  }
}
