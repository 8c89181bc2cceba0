import PickleReader
import TestSupport

extension OpcodeCase {
  private static let one = Piece.op(.binInt1, 1)
  private static let two = Piece.op(.binInt1, 2)
  private static let cls = Piece.name("m", "C")

  static let containers = [
    OpcodeCase(.emptyTuple, .op(.emptyTuple), is: "()"),
    OpcodeCase(.tuple, .op(.mark), one, two, .op(.tuple), is: "(1, 2)"),
    OpcodeCase(.tuple1, one, .op(.tuple1), is: "(1)"),
    OpcodeCase(.tuple2, one, two, .op(.tuple2), is: "(1, 2)"),
    OpcodeCase(.tuple3, one, two, .op(.none), .op(.tuple3), is: "(1, 2, None)"),
    OpcodeCase(.emptyList, .op(.emptyList), is: "[]"),
    OpcodeCase(.list, .op(.mark), one, two, .op(.list), is: "[1, 2]"),
    OpcodeCase(.append, .op(.emptyList), one, .op(.append), is: "[1]"),
    OpcodeCase(.appends, .op(.emptyList), .op(.mark), one, two, .op(.appends), is: "[1, 2]"),
    OpcodeCase(.emptyDict, .op(.emptyDict), is: "{}"),
    OpcodeCase(.dict, .op(.mark), one, two, .op(.dict), is: "{1: 2}"),
    OpcodeCase(.setItem, .op(.emptyDict), one, two, .op(.setItem), is: "{1: 2}"),
    OpcodeCase(.setItems, .op(.emptyDict), .op(.mark), one, two, .op(.setItems), is: "{1: 2}"),
    OpcodeCase(.emptySet, .op(.emptySet), is: "<>"),
    OpcodeCase(.addItems, .op(.emptySet), .op(.mark), one, two, .op(.addItems), is: "<1, 2>"),
    OpcodeCase(.frozenSet, .op(.mark), one, two, .op(.frozenSet), is: "<1, 2>"),
  ]

  static let memo = [
    OpcodeCase(.put, one, .lines(.put, "0"), .lines(.get, "0"), .op(.tuple2), is: "(1, 1)"),
    OpcodeCase(.binPut, one, .op(.binPut, 9), .op(.pop), .op(.binGet, 9), is: "1"),
    OpcodeCase(
      .longBinPut, one, .number(.longBinPut, UInt32(3)), .op(.binGet, 3), .op(.tuple2), is: "(1, 1)"
    ),
    OpcodeCase(
      .memoize, one, .op(.memoize), two, .op(.memoize), .op(.binGet, 1), .op(.tuple3),
      is: "(1, 2, 2)"),
    OpcodeCase(.get, one, .op(.memoize), .lines(.get, "0"), .op(.tuple2), is: "(1, 1)"),
    OpcodeCase(.binGet, one, .op(.memoize), .op(.binGet, 0), .op(.tuple2), is: "(1, 1)"),
    OpcodeCase(
      .longBinGet, one, .op(.memoize), .number(.longBinGet, UInt32(0)), .op(.tuple2), is: "(1, 1)"),
  ]

  static let instances = [
    OpcodeCase(.global, cls, is: "m.C"),
    OpcodeCase(.stackGlobal, .text("m.n"), .text("C.D"), .op(.stackGlobal), is: "m.n.C.D"),
    OpcodeCase(.ext1, .op(.ext1, 7), is: "extension code 7"),
    OpcodeCase(.ext2, .op(.ext2, 0, 1), is: "extension code 256"),
    OpcodeCase(.ext4, .op(.ext4, 0, 0, 1, 0), is: "extension code 65536"),
    OpcodeCase(.reduce, cls, .op(.emptyTuple), .op(.reduce), is: "the result of calling m.C"),
    OpcodeCase(
      .build, cls, .op(.emptyTuple), .op(.newObj), .op(.emptyDict), .op(.build), is: "new m.C() {}"),
    OpcodeCase(.inst, .op(.mark), one, .lines(.inst, "m", "C"), is: "new m.C(1)"),
    OpcodeCase(.obj, .op(.mark), cls, one, two, .op(.obj), is: "new m.C(1, 2)"),
    OpcodeCase(.newObj, cls, one, .op(.tuple1), .op(.newObj), is: "new m.C(1)"),
    OpcodeCase(
      .newObjEx, cls, one, .op(.tuple1), .op(.emptyDict), .op(.newObjEx), is: "new m.C(1)"),
    OpcodeCase(.persID, .lines(.persID, "x"), is: "a persistent id"),
    OpcodeCase(.binPersID, one, .op(.binPersID), is: "a persistent id"),
  ]
}
