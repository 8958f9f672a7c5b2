import Plot
import Scenarios
import TerminalKit
import Training

/// All that the loss panel can draw, side by side against the same steps: small multiples.
///
/// One cursor, one window and one kind of axis hold for all of them. Where there is no room for all they
/// begin with the one that is chosen.
struct CurveGrid {
  /// The smallest plot that is worth its room, with the line of its name.
  private static let leastTile = Size(width: 17, height: 6)
  private static let gap = 1

  /// What a plot is of.
  private enum Content: Hashable {
    case quantity(ScenarioView.Curve)
    case parameters
  }

  /// A plot, the line of its name above it but for the one that has the panel's own title.
  private struct Tile {
    let content: Content
    let rect: Rect
    var hasName = true

    var plot: Rect { hasName ? rect.inset(top: 1) : rect }
  }

  private let model: Model
  private let tiles: [Tile]
  private let count: Int

  /// The plots in `rect`; nil where one is wanted, or no more than one has room.
  init?(_ model: Model, in rect: Rect) {
    guard model.lossView.showsAll else {
      guard let tiles = Self.besideTheChosen(model, in: rect) else { return nil }
      self.init(model, tiles, count: tiles.count)
      return
    }
    let contents = Self.contents(model)
    let places = Self.places(for: contents.count, in: rect)
    guard places.count > 1 else { return nil }
    let chosen = contents.firstIndex(of: .quantity(model.lossView.quantity)) ?? 0
    let first = places.count < contents.count ? chosen : 0
    let tiles = zip(contents.indices, places).map { index, place in
      Tile(content: contents[(first + index) % contents.count], rect: place)
    }
    self.init(model, tiles, count: contents.count)
  }

  private init(_ model: Model, _ tiles: [Tile], count: Int) {
    self.model = model
    self.tiles = tiles
    self.count = count
  }

  /// The rows of the panel from which on there is room for more than the curve that is chosen.
  private static let heightForMore = 34
  /// The least size of a plot below it.
  private static let leastBelow = Size(width: 30, height: 11)

  /// The chosen curve in the upper part, and below it others that the panel beside does not show; nil where there is
  /// no room for them, or where a plot is wanted on the whole screen.
  private static func besideTheChosen(_ model: Model, in rect: Rect) -> [Tile]? {
    guard model.zoomed == nil, rect.height >= heightForMore else { return nil }
    let chosen = Content.quantity(model.lossView.quantity)
    let isShownBeside: (Content) -> Bool = {
      $0 == .parameters && model.trajectoryMode == .parameters
    }
    let others = contents(model).filter { $0 != chosen && !isShownBeside($0) }
    let columns = min((rect.width + gap) / (leastBelow.width + gap), others.count)
    guard columns > 1 else { return nil }
    let rows = min(
      (rect.height - heightForMore) / leastBelow.height + 1, (others.count + columns - 1) / columns)
    let (below, above) = rect.splitBottom(rows * max(leastBelow.height, rect.height / 4))
    let places = below.rows(Array(repeating: .share(1), count: rows)).flatMap { row in
      let width = (rect.width + gap) / columns - gap
      return (0..<columns).map { column in
        Rect(x: row.minX + column * (width + gap), y: row.minY, width: width, height: row.height)
      }
    }
    return [Tile(content: chosen, rect: above, hasName: false)]
      + zip(others.suffix(places.count), places).map { Tile(content: $0, rect: $1) }
  }

  /// Whether it shows all curves alike, and not one with others below it.
  var isEven: Bool { model.lossView.showsAll }

  /// How many of all there are, where that is not all.
  var part: String? { tiles.count < count ? "\(tiles.count) of \(count), e goes on" : nil }

  /// What there is of the problem.
  private static func contents(_ model: Model) -> [Content] {
    let theory = model.snapshot.theory
    var quantities: [ScenarioView.Curve] = [.loss]
    if theory.floor != nil, !LossCurve(model, of: .loss).showsExcess { quantities.append(.excess) }
    if theory.splitsExcess { quantities.append(.directions) }
    quantities += [.gradientNorm, .learningRate]
    // The parameters tell it, too: it has a plot where it was chosen.
    if model.lossView.quantity == .distance { quantities.append(.distance) }
    return quantities.map(Content.quantity) + [.parameters]
  }

  /// Equal places in rows, as near to twice as wide as high as they can be; as many as have room.
  private static func places(for count: Int, in rect: Rect) -> [Rect] {
    let most = Size(
      width: (rect.width + gap) / (leastTile.width + gap), height: rect.height / leastTile.height)
    guard most.width > 0, most.height > 0 else { return [] }
    let shapes = (1...min(most.width, count)).map { columns in
      (columns: columns, rows: min((count + columns - 1) / columns, most.height))
    }
    func shown(_ shape: (columns: Int, rows: Int)) -> Int { min(shape.columns * shape.rows, count) }
    func distance(_ shape: (columns: Int, rows: Int)) -> Double {
      // A cell is twice as high as wide.
      let ratio = Double(rect.width / shape.columns) / Double(rect.height / shape.rows) / 4
      return max(ratio, 1 / ratio)
    }
    let best = shapes.max {
      (shown($0), -distance($0)) < (shown($1), -distance($1))
    }
    guard let best else { return [] }
    // All of one width, so that steps stand in the same columns; rows that are left over go to the first ones.
    let width = (rect.width + gap) / best.columns - gap
    let rows = rect.rows(Array(repeating: .share(1), count: best.rows))
    return (0..<shown(best)).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: best.columns)
      return Rect(
        x: rect.minX + column * (width + gap), y: rows[row].minY, width: width,
        height: rows[row].height)
    }
  }

  func draw(into grid: inout Grid) {
    for (tile, plot) in zip(tiles, plots) {
      if tile.hasName { drawName(of: tile, into: &grid) }
      grid.draw(plot, in: tile.plot, look: model.look)
    }
  }

  /// Where the parts of the plot at a place are, or of the nearest one; without a place, of the first.
  func frame(at point: Point?) -> PlotFrame? {
    func distance(_ rect: Rect) -> Int {
      guard let point else { return 0 }
      let x = max(rect.minX - point.x, point.x - rect.maxX + 1, 0)
      return x + max(rect.minY - point.y, point.y - rect.maxY + 1, 0)
    }
    return zip(tiles, plots).min { distance($0.0.rect) < distance($1.0.rect) }
      .map { $1.frame(in: $0.plot, glyphs: model.look.glyphs) }
  }

  /// The plots of the tiles. Their axes have one width, so that the same step stands in the same column.
  private var plots: [LinePlot] {
    var plots = tiles.map(plot)
    let width = zip(tiles, plots).filter { $0.0.hasName }.map { tile, plot in
      PlotFrame(rect: tile.plot, x: plot.x, y: plot.y, glyphs: model.look.glyphs).nameWidth
    }.max()
    // What is said once is not said again: a name of a curve stands in the first plot that has it.
    var said: Set<SafeText> = []
    for index in plots.indices {
      if tiles[index].hasName { plots[index].leastNameWidth = width ?? 0 }
      let names = plots[index].series.map(\.label)
      for place in names.indices where said.contains(names[place]) {
        plots[index].series[place].label = .empty
      }
      said.formUnion(names)
    }
    return plots
  }

  private func plot(of tile: Tile) -> LinePlot {
    guard case .quantity(let quantity) = tile.content else { return ParameterCurves(model).plot }
    var plot = LossCurve(model, of: quantity).plot
    // The events are those of the first plot.
    if tile.rect != tiles.first?.rect {
      for index in plot.events.indices { plot.events[index].label = .empty }
    }
    return plot
  }

  /// The name of a plot, and its values at the cursor, in as many digits and words as have room.
  private func drawName(of tile: Tile, into grid: inout Grid) {
    let line = tile.rect.row(0).inset(left: 1, right: 1)
    var names = ["w by step"]
    var values = CursorValues(ofParameters: model)
    if case .quantity(let quantity) = tile.content {
      let curve = LossCurve(model, of: quantity)
      names = [curve.name, curve.shortName]
      values = CursorValues(of: curve)
    }
    let texts = values.texts(model.look)
    let all = texts.flatMap { text in names.map { (name: SafeText($0), value: text) } }
    let fitting = all.first { $0.name.width + 1 + $0.value.width <= line.width }
    let name = fitting?.name ?? SafeText(names[names.count - 1])
    let isChosen = isEven && tile.content == .quantity(model.lossView.quantity)
    grid.write(
      name.truncated(to: line.width), in: line,
      style: model.look.style(isChosen ? .focusedTitle : .title))
    guard let value = fitting?.value else { return }
    grid.write(value, in: line, .right, style: model.look.style(.value))
    let room = line.width - name.width - value.width
    guard !values.remark.isEmpty, values.remark.width + 3 <= room else { return }
    grid.write(
      values.remark, in: line.inset(right: value.width + 1), .right,
      style: model.look.style(.faint))
  }
}
