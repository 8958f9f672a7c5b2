extension Generator {
  /// Fills `buffer` with integers from `low` up to, but without, `high`, in order.
  ///
  /// The remainder of a word, or of two if `high - low` is 2²⁸ or more; the bias of the remainder
  /// is kept.
  ///
  /// - Precondition: `low < high`.
  package func fillIntegers<Element>(
    _ buffer: UnsafeMutableBufferPointer<Element>, from low: Int64, below high: Int64,
    convert: (Int64) -> Element
  ) {
    let range = UInt64(bitPattern: high &- low)
    draw { core in
      for index in buffer.indices {
        buffer[index] = convert(core.nextInteger(low: low, range: range))
      }
    }
  }

  /// Fills `buffer` with integers from 0 to the largest of the type: PyTorch's `random_()`.
  ///
  /// One word a value, or two for 64 bits.
  package func fillRandom<Element: FixedWidthInteger>(
    _ buffer: UnsafeMutableBufferPointer<Element>
  ) {
    draw { core in
      for index in buffer.indices {
        if Element.bitWidth == 64 {
          buffer[index] = Element(core.engine.nextDoubleWord() % (UInt64(Element.max) + 1))
        } else {
          buffer[index] = Element(UInt64(core.engine.nextWord()) % (UInt64(Element.max) + 1))
        }
      }
    }
  }

  /// Fills `buffer` with whole numbers from 0 to 2²⁴: PyTorch's `random_()`.
  package func fillRandom(_ buffer: UnsafeMutableBufferPointer<Float>) {
    draw { core in
      for index in buffer.indices {
        buffer[index] = Float(core.engine.nextWord() % (1 << 24 + 1))
      }
    }
  }

  /// Fills `buffer` with whole numbers from 0 to 2⁵³: PyTorch's `random_()`.
  package func fillRandom(_ buffer: UnsafeMutableBufferPointer<Double>) {
    draw { core in
      for index in buffer.indices {
        buffer[index] = Double(core.engine.nextDoubleWord() % (1 << 53 + 1))
      }
    }
  }

  /// Fills `buffer` with the lowest bits of words: PyTorch's `random_()`.
  package func fillRandom(_ buffer: UnsafeMutableBufferPointer<Bool>) {
    draw { core in
      for index in buffer.indices {
        buffer[index] = core.engine.nextWord() & 1 == 1
      }
    }
  }

  /// A random order of `0..<count`.
  ///
  /// Each place from the first on is swapped with one that is not earlier, chosen by the remainder
  /// of a word.
  ///
  /// - Precondition: `count` is not negative.
  /// - Complexity: O(`count`).
  package func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    draw { core in
      for place in order.indices.dropLast() {
        let step = UInt64(core.engine.nextWord()) % UInt64(count - place)
        order.swapAt(place, place + Int(step))
      }
    }
    return order
  }
}
