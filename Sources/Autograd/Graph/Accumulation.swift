extension Tensor {
  /// The gradient summed over dimensions that were broadcast, in the type of what it is a gradient of.
  @inline(__always)
  func fitted(to target: OutputDescription) throws(TensorError) -> Tensor {
    if shape == target.shape && dtype == target.dtype { return self }
    let summed = shape == target.shape ? self : try Checked.sumToSize(self, target.shape)
    return summed.dtype == target.dtype ? summed : try Checked.to(summed, target.dtype)
  }

  /// Adds `gradient` to what this leaf has collected.
  ///
  /// The first time the gradient becomes the leaf's own: a fresh one as it is, one that somebody else has
  /// as a copy. Later ones are added in place; while the pass is recorded itself, the sum is a new tensor.
  func accumulate(_ gradient: inout Tensor) throws(TensorError) {
    guard let collected = accumulatedGrad else {
      let isFresh =
        isKnownUniquelyReferenced(&gradient) && gradient.storage.isUnique && gradient.node == nil
        && gradient.strides == strides && !GradMode.isEnabled
      accumulatedGrad = isFresh ? gradient : try Checked.copyOfGradient(gradient, for: self)
      return
    }
    if GradMode.isEnabled {
      accumulatedGrad = try Checked.add(collected, gradient)
    } else {
      try Elementwise.binary(.add, collected, gradient, into: collected)
      collected.bumpVersion()
    }
  }

  /// Keeps the gradient of a tensor that is no leaf.
  func retain(_ gradient: Tensor) throws(TensorError) {
    if let retained = accumulatedGrad {
      accumulatedGrad = try Checked.add(retained, gradient)
    } else {
      accumulatedGrad = try Checked.clone(gradient)
    }
  }
}

extension Tensor.Checked {
  /// A copy in the layout of the leaf where that is dense, recorded if the pass is.
  static func copyOfGradient(_ gradient: Tensor, for leaf: Tensor) throws(TensorError) -> Tensor {
    let dense = Layout.isDense(leaf.shape, leaf.strides)
    let copy = Tensor(
      uninitialized: leaf.shape, leaf.dtype, strides: dense ? leaf.strides : nil)
    Elementwise.copy(gradient, to: copy)
    if records(gradient) {
      try copy.record("CopyBackwards", from: gradient) { (_, g) throws(TensorError) in Gradients(g)
      }
    }
    return copy
  }
}
