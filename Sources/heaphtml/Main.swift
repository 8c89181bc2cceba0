import Glibc
import HeapProfile
import PickleReader

func now() -> Double { var t = timespec(); clock_gettime(CLOCK_MONOTONIC, &t); return Double(t.tv_sec) * 1e3 + Double(t.tv_nsec) / 1e6 }
let t0 = now()
let fd = open(CommandLine.arguments[1], O_RDONLY)
var st = stat()
fstat(fd, &st)
let mem = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(st.st_size), alignment: 16)
var got = 0
while got < mem.count { let n = read(fd, mem.baseAddress! + got, mem.count - got); if n <= 0 { break }; got += n }
let t1 = now()
do {
  let p = try HeapProfile(PickleBytes(adopting: mem))
  let t2 = now()
  print("read", t1 - t0, "load", t2 - t1, "MB/s", Double(got) / 1e3 / (t2 - t1))
  print(p.classes.map { "\($0.name): \($0.instances)" }.prefix(8), p.instances.count, p.sizes.count, p.sized.count, p.snapshots.count, p.traces.count)
} catch { print(error) }
