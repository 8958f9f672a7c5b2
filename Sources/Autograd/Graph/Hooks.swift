/// A function that sees, and may replace, the gradient of a tensor.
final class GradientHook {
  let call: (Tensor) -> Tensor?
  init(_ call: @escaping (Tensor) -> Tensor?) { self.call = call }
}

/// A function that runs after a leaf has collected a gradient.
final class AccumulationHook {
  let call: (Tensor) -> Void
  init(_ call: @escaping (Tensor) -> Void) { self.call = call }
}

/// A registered hook, by which it can be removed.
public struct HookHandle {
  private let unregister: () -> Void

  init(_ unregister: @escaping () -> Void) { self.unregister = unregister }

  /// Unregisters the hook; a second call does nothing.
  public func remove() { unregister() }
}

extension Tensor {
  /// Calls `hook` with the gradient of this tensor when it is complete, before it goes on; what it returns,
  /// unless `nil`, takes its place. Hooks run in the order of their registration.
  ///
  /// For a leaf that is the gradient of the running pass, before it is added to ``grad``. Traps if the
  /// tensor does not require gradients.
  @discardableResult
  public func registerHook(_ hook: @escaping (Tensor) -> Tensor?) -> HookHandle {
    trapping { () throws(TensorError) in try Checked.registerHook(self, hook) }
  }

  /// Calls `hook` with this leaf after it has collected a gradient.
  @discardableResult
  public func registerPostAccumulateGradHook(_ hook: @escaping (Tensor) -> Void) -> HookHandle {
    trapping { () throws(TensorError) in try Checked.registerPostAccumulateGradHook(self, hook) }
  }
}

extension Tensor.Checked {
  /// Registers a hook on the gradient of `x`.
  public static func registerHook(
    _ x: Tensor, _ hook: @escaping (Tensor) -> Tensor?
  ) throws(TensorError) -> HookHandle {
    guard x.requiresGrad else {
      throw .runtime("cannot register a hook on a tensor that doesn't require gradient")
    }
    let entry = GradientHook(hook)
    guard let node = try gradFn(x) else {
      let extras = x.ensureExtras()
      extras.hooks.append(entry)
      return HookHandle { [weak extras] in extras?.hooks.removeAll { $0 === entry } }
    }
    let extras = node.ensureExtras()
    extras.hooks.append((x.outputIndex, entry))
    return HookHandle { [weak extras] in extras?.hooks.removeAll { $0.hook === entry } }
  }

  /// Registers a hook that runs after the leaf `x` has collected a gradient.
  public static func registerPostAccumulateGradHook(
    _ x: Tensor, _ hook: @escaping (Tensor) -> Void
  ) throws(TensorError) -> HookHandle {
    guard x.requiresGrad else {
      throw .runtime("cannot register a hook on a tensor that doesn't require gradient")
    }
    guard try gradFn(x) == nil else {
      throw .runtime("post accumulate grad hooks cannot be registered on non-leaf tensors")
    }
    let extras = x.ensureExtras()
    let entry = AccumulationHook(hook)
    extras.accumulationHooks.append(entry)
    return HookHandle { [weak extras] in extras?.accumulationHooks.removeAll { $0 === entry } }
  }
}

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
  /// The first gradient becomes the leaf's own: as it is if nothing else refers to it, otherwise as a copy.
  /// Later ones are added in place; while the pass is recorded itself, the sum is a new tensor.
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
