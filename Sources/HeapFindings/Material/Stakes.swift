package import Measures

/// From how many bytes on something is worth a word.
package struct Stakes: Sendable {
  /// Of the tracked bytes at the peak: nobody gains from less.
  package var share = 0.01
  /// Of waste that does not grow: all programs have some, and it gets no worse.
  package var wasteShare = 0.1
  /// Bytes of waste from which on ``share`` is enough: that is worth an hour in any program.
  package var bigWaste: ByteCount = 1_048_576
  /// Bytes of waste that does not grow: a few pages of memory are no gain, whatever their share.
  package var wasteMinimum: ByteCount = 16_384
  /// Of the physical memory of the process at its peak: waste that is less, and less than ``bigWaste``, is
  /// lost among the modules and the interpreter.
  package var residentShare = 0.004
  /// Attributes of a class that may have the same fault: waste in one of them counts where so many of its
  /// kind would be worth a word.
  package var parts = 10.0
  /// Bytes of growth: below a page of memory no share counts.
  package var minimum: ByteCount = 4_096

  package init() {}

  /// The same for a process of so many bytes of physical memory.
  func within(_ resident: ByteCount) -> Stakes {
    var stakes = self
    let least = ByteCount(nearest: residentShare * Double(resident))
    stakes.wasteMinimum = max(wasteMinimum, min(bigWaste, least))
    return stakes
  }

  /// Bytes that growth must have.
  func growth(of tracked: ByteCount) -> ByteCount {
    max(minimum, ByteCount(nearest: (share * Double(tracked)).rounded(.up)))
  }

  /// Whether waste in one attribute is worth a word together with that in others.
  func isPart(waste: ByteCount, of tracked: ByteCount) -> Bool {
    isWorthIt(waste: ByteCount(nearest: Double(waste) * parts), of: tracked)
  }

  /// Whether waste is worth a word.
  func isWorthIt(waste: ByteCount, of tracked: ByteCount) -> Bool {
    let part = waste >= bigWaste ? share : wasteShare
    return waste >= wasteMinimum && Double(waste) >= part * Double(tracked)
  }
}
