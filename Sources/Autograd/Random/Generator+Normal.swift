import CKernels

extension Generator {
  /// Fills `buffer` with normals, in order.
  ///
  /// PyTorch has two ways to make them, whose numbers differ: one by one in double precision, and,
  /// where there are 16 or more, in blocks of 16.
  ///
  /// - Parameter inBlocks: False where the values are for a destination that is not contiguous,
  ///   which PyTorch fills one by one.
  package func fillNormal<Value: NormalValue>(
    _ buffer: UnsafeMutableBufferPointer<Value>, mean: Double = 0, standardDeviation: Double = 1,
    inBlocks: Bool = true
  ) {
    draw { core in
      if inBlocks && buffer.count >= GeneratorCore.blockSize {
        core.fillNormalBlocks(buffer, mean: Value(mean), deviation: Value(standardDeviation))
      } else {
        for index in buffer.indices {
          let value = core.nextNormal()
          buffer[index] = Value(mean.addingProduct(value, standardDeviation))
        }
      }
    }
  }
}

/// A type that normals are made in, 16 at a time.
package protocol NormalValue: BinaryFloatingPoint {
  /// Fills `buffer` with uniforms in [0, 1).
  static func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Self>, from core: inout GeneratorCore)

  /// Turns whole blocks of 16 uniforms into normals, in place.
  static func transform(
    _ buffer: UnsafeMutableBufferPointer<Self>, mean: Self, deviation: Self)
}

extension Float: NormalValue {
  package static func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Float>, from core: inout GeneratorCore
  ) {
    core.fillUniform(buffer)
  }

  package static func transform(
    _ buffer: UnsafeMutableBufferPointer<Float>, mean: Float, deviation: Float
  ) {
    ck_normal_f32(buffer.baseAddress, buffer.count / GeneratorCore.blockSize, mean, deviation)
  }
}

extension Double: NormalValue {
  package static func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Double>, from core: inout GeneratorCore
  ) {
    core.fillUniform(buffer)
  }

  package static func transform(
    _ buffer: UnsafeMutableBufferPointer<Double>, mean: Double, deviation: Double
  ) {
    ck_normal_f64(buffer.baseAddress, buffer.count / GeneratorCore.blockSize, mean, deviation)
  }
}

extension GeneratorCore {
  /// The number of values that are transformed together: eight pairs.
  static let blockSize = 16

  /// The number of values that are drawn before they are transformed, so that they are still in the
  /// cache then.
  private static let stretchSize = 256 * blockSize

  /// Fills 16 or more values in blocks of 16; what is left over is made by drawing the last 16
  /// places anew.
  mutating func fillNormalBlocks<Value: NormalValue>(
    _ buffer: UnsafeMutableBufferPointer<Value>, mean: Value, deviation: Value
  ) {
    let whole = buffer.count - buffer.count % Self.blockSize
    for start in stride(from: 0, to: whole, by: Self.stretchSize) {
      let end = min(start + Self.stretchSize, whole)
      let stretch = UnsafeMutableBufferPointer(rebasing: buffer[start..<end])
      Value.fillUniform(stretch, from: &self)
      Value.transform(stretch, mean: mean, deviation: deviation)
    }
    if whole < buffer.count {
      // These are drawn, and overwritten at once: the words must be used up as PyTorch does.
      Value.fillUniform(UnsafeMutableBufferPointer(rebasing: buffer[whole...]), from: &self)
      let last = UnsafeMutableBufferPointer(rebasing: buffer[(buffer.count - Self.blockSize)...])
      Value.fillUniform(last, from: &self)
      Value.transform(last, mean: mean, deviation: deviation)
    }
  }
}
