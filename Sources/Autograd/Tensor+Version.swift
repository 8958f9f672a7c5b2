import CKernels

extension Tensor {
  /// How often the tensor, or one that shares its memory, was changed in place. `_version` in PyTorch.
  public var version: UInt32 {
    switch versioning {
    case .storage: storage.block.pointee.version
    case .own(let value): value
    case .shared: extras?.versions?.value ?? 0
    }
  }

  /// Counts a change in place.
  func bumpVersion() {
    switch versioning {
    case .storage: storage.block.pointee.version &+= 1
    case .own(let value): versioning = .own(value + 1)
    case .shared: extras?.versions?.value += 1
    }
  }

  /// Has this tensor, a view of the memory of `source`, count its versions with it.
  func shareVersions(of source: Tensor) {
    if case .storage = source.versioning { return }
    if case .own(let value) = source.versioning {
      source.ensureExtras().versions = VersionCounter(value)
      source.versioning = .shared
    }
    ensureExtras().versions = source.extras?.versions
    versioning = .shared
  }

  /// Another tensor of the same memory and the same version, without history.
  func alias() -> Tensor {
    let result = Tensor(sharing: self)
    result.shareVersions(of: self)
    result.outputIndex = outputIndex
    return result
  }

  /// The version counter is left behind: a tensor of the same memory that counts for itself.
  func dataAlias() -> Tensor {
    let result = Tensor(sharing: self)
    result.versioning = .own(0)
    return result
  }
}
