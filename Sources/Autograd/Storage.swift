import CKernels

/// A reference to the memory of one or more tensors, counted in C: an object of its own would cost
/// another allocation for every result.
struct Storage: ~Copyable {
  /// The counted block.
  let block: UnsafeMutablePointer<ck_storage>

  /// Uninitialised memory, or zeros.
  init(byteCount: Int, zeroed: Bool = false) {
    let created = zeroed ? ck_storage_create_zeroed(byteCount) : ck_storage_create(byteCount)
    guard let created else {
      stop(
        .runtime(
          "[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory: you tried to "
            + "allocate \(byteCount) bytes. Error code 12 (Cannot allocate memory)"))
    }
    block = created
  }

  /// Takes over a block that is already counted.
  init(owning block: UnsafeMutablePointer<ck_storage>) { self.block = block }

  deinit { ck_storage_release(block) }

  /// Another reference to the same memory.
  func shared() -> Storage {
    ck_storage_retain(block)
    return Storage(owning: block)
  }

  var base: UnsafeMutableRawPointer { block.pointee.base }
  var byteCount: Int { block.pointee.bytes }
  /// Whether no other tensor refers to this memory.
  var isUnique: Bool { ck_storage_is_unique(block) }
}

/// A version that several tensors share without sharing it with all of their memory.
final class VersionCounter {
  var value: UInt32
  init(_ value: UInt32) { self.value = value }
}

/// Where a tensor's version is counted.
enum Versioning {
  /// In the block of memory, for all tensors of it.
  case storage
  /// In the tensor alone: a `.data` alias, or a tensor whose `.data` was replaced.
  case own(UInt32)
  /// In ``TensorExtras/versions``, which it shares with its views.
  case shared
}

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
