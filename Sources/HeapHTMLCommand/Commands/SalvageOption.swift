import ArgumentParser

/// What to do with a heap file that is not whole.
struct SalvageOption: ParsableArguments {
  @Flag(
    help:
      "Of a heap file that is cut or damaged, take what is whole before that place; the result says so."
  )
  var salvage = false
}
