/// What to do about a holder that has a remedy of its own: an exception that is kept, a cache without a limit, a
/// finalizer.
///
/// A way is what the recorder wrote, in Python's notation: see `waynames.py`.
struct HolderAdvice {
  let sentence: String

  /// - Returns: nil for all other holders.
  init?(_ path: String) {
    let advice =
      Self.lastError(path) ?? Self.exception(path) ?? Self.cache(path) ?? Self.finalizer(path)
    guard let advice else { return nil }
    sentence = advice
  }

  /// What the interpreter keeps where it has shown an exception and goes on.
  private static func lastError(_ path: String) -> String? {
    let names = ["sys.last_exc", "sys.last_value", "sys.last_traceback"]
    guard let name = names.first(where: { begins(path, with: $0) }) else { return nil }
    return
      "Python keeps the last exception that it has shown, with its frames and all their variables: "
      + "del \(name) where nobody looks at it any more (sys.last_exc, sys.last_value and "
      + "sys.last_traceback are one exception)."
  }

  private static func exception(_ path: String) -> String? {
    guard path.contains(".__traceback__") || path.contains(".tb_frame") else {
      return before(path)
    }
    let owner = owner(of: path, before: ".__traceback__")
    return
      "An exception that is kept holds the frames that it went through, and all their variables: "
      + "keep str(error) in \(owner), or take its traceback away (error.with_traceback(None))."
      + (before(path) == nil
        ? "" : " The exception before it hangs on it as well (error.__context__ = None).")
  }

  /// Not the exception itself, but one that was being handled when it was raised.
  private static func before(_ path: String) -> String? {
    guard let name = [".__context__", ".__cause__"].first(where: { path.contains($0) }) else {
      return nil
    }
    return "An exception that is kept holds the one before it: keep str(error) in "
      + "\(owner(of: path, before: name)), or set error\(name) = None."
  }

  private static func cache(_ path: String) -> String? {
    guard let mark = path.firstRange(of: "<lru_cache(maxsize="),
      let end = path[mark.upperBound...].firstIndex(of: ")")
    else { return nil }
    let name = String(path[..<mark.lowerBound]).cutInMiddle(to: 80)
    let limit = path[mark.upperBound..<end]
    let keeps =
      path[end...].contains(".keys()")
      ? "everything that it was called with, on a method also self"
      : "everything that it has returned"
    return limit == "None"
      ? "The cache of \(name) has no maxsize and keeps \(keeps): give it one "
        + "(lru_cache(maxsize=…)), or call \(name).cache_clear()."
      : "The cache of \(name) keeps \(keeps), for the last \(limit) calls: a smaller maxsize keeps less, "
        + "\(name).cache_clear() nothing."
  }

  private static func finalizer(_ path: String) -> String? {
    guard begins(path, with: "weakref.finalize._registry") else { return nil }
    return
      "weakref.finalize keeps what it will call its function with until the object dies: hand over "
      + "what is needed then, a name or a number, or call detach()."
  }

  /// What comes before a mark; `the list` or whatever holds the exception.
  private static func owner(of path: String, before mark: String) -> String {
    guard let place = path.firstRange(of: mark) else { return "its place" }
    return String(path[..<place.lowerBound]).cutInMiddle(to: 120)
  }

  private static func begins(_ path: String, with name: String) -> Bool {
    guard path.hasPrefix(name) else { return false }
    let next = path.dropFirst(name.count).first
    return next.map { !($0.isLetter || $0.isNumber || $0 == "_") } ?? true
  }
}
