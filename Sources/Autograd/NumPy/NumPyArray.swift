/// An array of numbers as NumPy has them: it prints and promotes as NumPy does, and has no gradients.
///
/// It shares its memory with the tensor that it was made of, or that is made of it.
public struct NumPyArray {
  /// The elements, without history.
  let tensor: Tensor

  /// An array that shares the memory of `tensor`, which has no history.
  init(sharing tensor: Tensor) {
    self.tensor = tensor
  }

  /// A new array of a number, or of an array of arrays of numbers of equal lengths: `numpy.array`.
  ///
  /// `Double` makes a `float64`, `Int` an `int64`. Traps if the lengths differ.
  public init<Values: TensorElements>(_ values: Values) {
    tensor = trapping { () throws(TensorError) in
      try Tensor.Checked.tensor(values, dtype: Values.Leaf.dtype)
    }
  }

  /// The type of the elements.
  public var dtype: DType { tensor.dtype }

  /// The number of elements along each dimension.
  public var shape: Shape { tensor.shape }

  /// The element at the place given, one index for each dimension; negative ones count from the end.
  ///
  /// Setting it changes every tensor and array that shares the memory. Traps if there is no such place.
  public subscript(indices: Int...) -> Scalar {
    get { element(indices).scalar() }
    nonmutating set {
      element(indices).fill(newValue)
      tensor.bumpVersion()
    }
  }

  private func element(_ indices: [Int]) -> Tensor {
    trapping { () throws(TensorError) in
      var part = tensor
      for index in indices {
        part = try Tensor.Checked.select(part, 0, index)
      }
      return part
    }
  }
}

extension NumPyArray: CustomStringConvertible {
  /// The text that NumPy prints.
  public var description: String {
    NumPyText.text(of: tensor.textSource)
  }
}

extension Tensor {
  /// The conversion to NumPy's kind of array: `x.numpy()` is an array that shares the memory.
  ///
  /// Printed without being called it has the text of Python's bound method.
  public var numpy: NumPyConversion { NumPyConversion(tensor: self) }
}

/// The conversion of a tensor to an array, not done yet.
public struct NumPyConversion: CustomStringConvertible {
  fileprivate let tensor: Tensor

  /// The array. Traps if the tensor requires gradients: detach it first.
  public func callAsFunction() -> NumPyArray {
    trapping { () throws(TensorError) in try Tensor.Checked.numpy(tensor) }
  }

  /// The text that Python prints of a method that is not called; the address is the tensor's.
  public var description: String {
    let address = UInt(bitPattern: Unmanaged.passUnretained(tensor).toOpaque())
    return "<built-in method numpy of Tensor object at 0x\(String(address, radix: 16))>"
  }
}

extension Tensor.Checked {
  /// An array that shares the memory of `x`.
  public static func numpy(_ x: Tensor) throws(TensorError) -> NumPyArray {
    guard !x.requiresGrad else {
      throw .runtime(
        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
    }
    return NumPyArray(sharing: x.detach())
  }
}

/// A tensor that shares the memory of `array`, and has its type. `torch.from_numpy`.
public func fromNumPy(_ array: NumPyArray) -> Tensor {
  array.tensor.detach()
}
