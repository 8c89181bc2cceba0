import HeapProfile
import System

/// Tells the classes that instances of one registered class really are of: by their repr, as in
/// `<Retry object at 0x…>`, else by the name that they had when tracking began.
struct ActualClasses {
  /// The first is nil: the class that they are registered as.
  private(set) var names: [String?] = [nil]
  private let registered: String
  /// At most that many kinds in one class are told apart: no program has more, and each costs as
  /// much as there are snapshots.
  private static let limit = 64
  private var numbers: [[UInt8]: Int] = [:]
  /// What the instance before said, and its number: mostly the next one says the same.
  private var last: [UInt8] = []
  private var lastNumber = 0
  /// How the repr that said so begins, and its number.
  private var beginning: [UInt8] = []
  private var numberOfBeginning = 0

  init(registered: String) {
    self.registered = registered
  }

  /// The place of an instance's class in ``names``.
  mutating func number(of instance: Instance, in texts: TextStore) -> Int {
    let named = texts.withBytes(instance.repr) { bytes -> Int? in
      if !beginning.isEmpty, bytes.hasPrefix(beginning) { return numberOfBeginning }
      guard let name = Self.className(in: bytes) else { return nil }
      numberOfBeginning = number(of: name)
      beginning = Array(bytes[..<(1 + name.count + Self.address.utf8CodeUnitCount)])
      return numberOfBeginning
    }
    return named ?? texts.withBytes(instance.name) { $0.isEmpty ? 0 : number(of: $0) }
  }

  private mutating func number(of name: UnsafeRawBufferPointer) -> Int {
    if name.equals(last) { return lastNumber }
    last = Array(name)
    if let known = numbers[last] {
      lastNumber = known
      return known
    }
    let text = String(decoding: name, as: UTF8.self)
    var number = 0
    if isAnother(text), names.count < Self.limit {
      number = names.count
      names.append(text)
    }
    numbers[last] = number
    lastNumber = number
    return number
  }

  private func isAnother(_ name: String) -> Bool {
    Self.short(name) != Self.short(registered) && !registered.hasSuffix(name)
      && !name.hasSuffix(registered)
  }

  /// A class's own name: what comes after its module and the functions that it is in.
  private static func short(_ name: String) -> Substring {
    name.split(separator: ".", omittingEmptySubsequences: true).last ?? Substring(name)
  }

  private static let address: StaticString = " object at 0x"

  /// The class in `<Class object at 0x…>`.
  private static func className(in repr: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard repr.first == UInt8(ascii: "<") else { return nil }
    var end = 1
    while end < repr.count, repr[end] != UInt8(ascii: " ") { end += 1 }
    guard end > 1, repr.has(address, at: end) else { return nil }
    return UnsafeRawBufferPointer(rebasing: repr[1..<end])
  }
}

extension HeapProfile {
  /// The instances that a finding is about: those that really are of its class, as places in
  /// ``HeapProfile/instances``, in order.
  ///
  /// - Complexity: linear in the instances that are registered as the class.
  package func instances(of subject: Finding.Subject) -> [Int] {
    var kinds = ActualClasses(registered: classes[subject.index.rawValue].name)
    return instances(of: subject.index).filter { row in
      let number = kinds.number(of: instances[row], in: texts)
      return kinds.names[number] == subject.actual
    }
  }
}
