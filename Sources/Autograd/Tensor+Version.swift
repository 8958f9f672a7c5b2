import CKernels

extension Tensor {
  /// How often the tensor, or one that shares its memory, was changed in place. `_version` in PyTorch.
  public var version: UInt32 {
    switch versioning {
    case .storage: storage.block.pointee.version
    case .own(let value): value
    case .shared(let counter): counter.value
    }
  }

  /// Counts a change in place.
  func bumpVersion() {
    switch versioning {
    case .storage: storage.block.pointee.version &+= 1
    case .own(let value): versioning = .own(value + 1)
    case .shared(let counter): counter.value += 1
    }
  }

  /// The versioning of an alias that counts with this tensor.
  func sharedVersioning() -> Versioning {
    guard case .own(let value) = versioning else { return versioning }
    let counter = Versioning.shared(VersionCounter(value))
    versioning = counter
    return counter
  }

  /// Another tensor of the same memory and the same version, without history.
  func alias() -> Tensor {
    let result = Tensor(
      storage: storage.shared(), offset: storageOffset, shape: shape, strides: strides, dtype: dtype
    )
    result.versioning = sharedVersioning()
    result.outputIndex = outputIndex
    return result
  }

  /// The version counter is left behind: a tensor of the same memory that counts for itself.
  func dataAlias() -> Tensor {
    let result = Tensor(
      storage: storage.shared(), offset: storageOffset, shape: shape, strides: strides, dtype: dtype
    )
    result.versioning = .own(0)
    return result
  }
}
