import Testing

@testable import HeapGraph

@Suite("The name of a frame") struct FrameNameTests {
  @Test(
    "has a function, and a file whose line does not matter",
    arguments: [
      ("MainThread: /srv/app.py:46 work", "work", "app.py work"),
      (
        "worker: 7: /srv/a b/app.py:1 Shop.<locals>.fill", "Shop.<locals>.fill",
        "app.py Shop.<locals>.fill"
      ),
      ("Main: app.py:3 main", "main", "app.py main"),
      ("uncaught KeyError: <string>:12 <module>", "<module>", "<string> <module>"),
      ("Main: app.py: main", "main", "app.py main"),
      ("", "", ""), (" ", "", ""), (":", ":", ":"), ("f", "f", "f"), ("a: b", "b", "a b"),
    ])
  func parts(_ name: String, _ function: String, _ code: String) {
    let found = FrameName(name)
    #expect(found.function == function && found.code == code)
  }
}
