import HeapGraph

/// What a person does about an object that holds much, by what it is.
struct HeapAdvice {
  private let heap: HeldHeap

  init(_ heap: HeldHeap) { self.heap = heap }

  /// The next step.
  ///
  /// - Parameter path: the way to the object, as it can be typed where `isTyped`.
  func text(_ object: Int, path: HolderPath) -> String {
    if case .garbage = path.beginning {
      return "Call gc.collect(), and see whether the collector was switched off or frozen."
    }
    if heap.held(by: object).isEmpty {
      return "It is one block: read and write in portions, or drop it when its contents are used."
    }
    return "\(step(object, path)) \(look(path))".trimmedEnd
  }

  private func step(_ object: Int, _ path: HolderPath) -> String {
    let type = heap.graph.type(object)
    switch (type.module, type.name) {
    case ("functools", "_lru_cache_wrapper"):
      return "Give the cache a maxsize, or call its cache_clear() when the results are used."
    case ("builtins", "dict"), ("collections", _):
      return "Bound it: remove entries when they end, keep the last n, or hold the values weakly."
    case ("builtins", "list"), ("builtins", "set"):
      return "Find what adds to it, and remove members when they end, or keep the last n."
    case ("builtins", "generator"), ("builtins", "coroutine"), ("builtins", "frame"):
      return "It lives until the function ends: delete local variables that are no longer used."
    case ("_asyncio", "Task"), ("asyncio.tasks", "Task"):
      return
        "It lives until the task ends: see what it waits for, and cancel it if that never comes."
    default: break
    }
    if case .frame = path.beginning {
      return "It lives until the function returns: delete the variable, or work in portions."
    }
    return "See which of its attributes grows, and what adds to it."
  }

  /// How to look at it in the program.
  private func look(_ path: HolderPath) -> String {
    switch path.beginning {
    case .module(let name) where !path.text.contains("<") && !path.text.contains("…"):
      return name == "__main__"
        ? "In a debugger: sys.modules[\"__main__\"]\(path.text.dropFirst(name.count))."
        : "In a debugger: import \(name), then \(path.text)."
    case .outside:
      return "A library in C holds it, or it was being computed: look for what registers callbacks."
    default: return ""
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
