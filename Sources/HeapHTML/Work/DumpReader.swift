import Bytes
import Gzip
import HeapProfile
import HeapStatistics
import System

/// Makes the counts of a dump from its bytes.
struct DumpReader {
  let limits: DumpLimits

  func analysis(ofFile path: String) throws(DumpError) -> HeapAnalysis {
    do throws(DumpError) {
      return try analysis(of: try bytes(ofFile: path))
    } catch {
      var error = error
      error.path = path
      throw error
    }
  }

  func analysis(of bytes: [UInt8]) throws(DumpError) -> HeapAnalysis {
    try analysis(of: OwnedBytes(bytes))
  }

  private func analysis(of bytes: OwnedBytes) throws(DumpError) -> HeapAnalysis {
    let content = try decompressed(bytes)
    let costs = InputLimits(memory: limits.memory, sharing: limits.sharing)
    do {
      return try HeapAnalysis(HeapProfile(content, limits: costs))
    } catch let error as LoadError {
      throw DumpError(error)
    } catch {
      throw DumpError(making: error)
    }
  }

  private func decompressed(_ bytes: OwnedBytes) throws(DumpError) -> OwnedBytes {
    guard Gzip.recognises(bytes.beginning(2)) else { return bytes }
    let content: OwnedBytes
    do throws(GzipError) {
      content = try Gzip.inflate(bytes, limit: limits.input)
    } catch {
      throw DumpError(error)
    }
    if Gzip.recognises(content.beginning(2)) {
      throw DumpError(.notADump, "the file is compressed twice", advice: "decompress it once")
    }
    return content
  }

  private func bytes(ofFile path: String) throws(DumpError) -> OwnedBytes {
    let memory: UnsafeMutableRawBufferPointer?
    do throws(SystemError) {
      let descriptor = try Descriptor.open(path, O_RDONLY)
      defer { descriptor.discard() }
      let size = try descriptor.status().size
      memory = try FileContents.memory(of: descriptor, expecting: size, atMost: limits.input)
    } catch {
      throw DumpError(.unreadable, error.reason)
    }
    guard let memory else {
      throw DumpError(
        .limitExceeded, "the file has more than the limit of \(limits.input) bytes",
        advice: "if you trust it, raise DumpLimits.input")
    }
    return OwnedBytes(adopting: memory)
  }
}
