import Foundation
import TestSupport
import Testing

@Suite("heaphtml scons")
struct SConsCommandTests {
  private let work: Workplace

  init() throws {
    work = try Workplace()
    // It takes the place of a Python with SCons: it says its arguments and leaves a recording.
    try work.write(
      "python",
      #"""
      #!/bin/sh
      member() { printf %s "$HEAPHTML_OPTIONS" | sed 's/.*"'"$1"'":"\([^"]*\)".*/\1/'; }
      echo "$1"; [ "${2#*from heapmonitor.scons import main}" = "$2" ] || echo program
      shift 2; printf '%s\n' "$@"
      echo "flags: $SCONSFLAGS"
      if [ -n "$HEAPHTML_OPTIONS" ]; then
        cp "${0%/*}/heap.dat" "$(member dump)"
        printf '{"version":1,"pid":7,"started":1,"main":true,"state":"finished","dump":"heap.dat","notes":[]}' \
          > "$(member recording)"
      fi
      """#)
  }

  private func run(_ arguments: String) throws -> ShellProgram.Result {
    try ShellProgram.shell(
      #"chmod +x "$3/python"; cd "$3"; export SCONSFLAGS="-j2 --png" HEAPHTML_PYTHON="$3/python"; "#
        + #""$1" scons "# + arguments, Fixture("small"), work.folder.path)
  }

  @Test("the report has the options that it has elsewhere, SCons gets everything else")
  func report() throws {
    let result = try run("--heapprofile=x.html --title Nightly --single-file --quiet --redact .")
    #expect(result.status == 0 && result.errors == "")
    #expect(result.text == "-c\nprogram\n--quiet\n.\nflags: -j2\n")
    #expect(try work.text("x.html").contains("Nightly"))
    #expect(!work.exists("x_files"))
  }

  @Test("without a report all options are SCons'")
  func plain() throws {
    let result = try run("--title Nightly --png")
    #expect(result.status == 0 && result.errors == "")
    #expect(result.text == "-c\nprogram\n--title\nNightly\n--png\nflags: -j2 --png\n")
  }

  @Test("an option of the report with a wrong value is wrong usage, before anything runs")
  func wrong() throws {
    let result = try run("--heapprofile=x.html --instances some .")
    #expect(result.status == 64 && result.text == "")
    #expect(result.errors.contains("'some' is invalid for '--instances"))
  }
}
