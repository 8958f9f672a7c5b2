/// Where a panel stands in each arrangement of the screen; `ScreenLayout` asks for this, and for no panel by
/// its name.
struct Placement: Hashable, Sendable {
  /// The part of the screen that it shares with others.
  var area = Area.lists
  /// Its part of the width of the lists, where they stand side by side.
  var share = 10
  /// The same where there are more than three.
  var shareAmongMany = 10
  /// The columns of a window from which on it is among the lists that stand side by side.
  var leastWidth = 112
  /// Its part of the width in a narrow window, beside the others that have one; nil if it stands alone there.
  var narrowShare: Int?
  /// How high it is in the column at the right of a very wide window.
  var column = Column.rest(least: 9)
  /// Its place in that column, from the top.
  var columnPlace = 3
  /// Whether the lines stand here that say what is wrong with the run.
  var hasDiagnosis = false

  /// The parts of the screen.
  enum Area: Hashable, Sendable {
    /// Above, where there is most room.
    case plots
    /// Below the plots, or in the column beside them.
    case lists
  }

  /// How high a list is in the column; some are there only where the window is high, too.
  enum Column: Hashable, Sendable {
    /// As high as what it shows, up to three fifths of the column. In a low window it is below the plots.
    case whole
    /// As high as what it shows, or less where others need the room.
    case text(least: Int)
    /// As high as what it shows where that has room, else below the plots.
    case ifItFits
    /// What the others leave.
    case rest(least: Int)

    /// Whether it is in the column of a low window, too.
    var isInLowColumn: Bool {
      switch self {
      case .text, .rest: true
      case .whole, .ifItFits: false
      }
    }
  }
}
