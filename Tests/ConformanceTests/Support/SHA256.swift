import CCrypto

/// The SHA-256 digest of `bytes` as hexadecimal digits.
func sha256(_ bytes: UnsafeRawBufferPointer) -> String {
  var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
  var length: UInt32 = 0
  let done = EVP_Digest(bytes.baseAddress, bytes.count, &digest, &length, EVP_sha256(), nil)
  precondition(done == 1, "OpenSSL has no SHA-256")
  return digest.prefix(Int(length)).map { byte in
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }.joined()
}
