/// Owns the memory of a ``MemoTable``.
struct Memo: ~Copyable {
  let table: MemoTable

  init(_ use: borrowing MemoUse) {
    table = MemoTable(use)
  }

  deinit {
    table.deallocate()
  }
}
