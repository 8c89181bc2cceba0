import CFuzzer

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv

LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
  runThrough(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
