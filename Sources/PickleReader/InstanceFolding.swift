/// Takes instances out of the graph as soon as they are complete, so that it never holds them all.
///
/// A dump is millions of instances of two classes. A collector that knows what they mean keeps each
/// in a form of its own and leaves a token; the graph then gives their nodes back.
package protocol InstanceFolding: AnyObject {
  /// Called when BUILD has set the state of `instance`.
  ///
  /// - Parameters:
  ///   - instance: class, arguments and state; nothing of it was made or run.
  ///   - graph: the values it is made of, valid during the call only.
  ///   - offset: where in the input it is complete, for messages.
  /// - Returns: a token to put in its place, or nil to leave it in the graph.
  /// - Throws: an error with `.refused` when the instance is not what it claims to be.
  func fold(_ instance: PickleGraph.Instance, in graph: borrowing PickleGraph, at offset: Int)
    throws(PickleError) -> UInt32?

  /// The same for an instance whose attributes are plain values or of the memo: it never comes into
  /// the graph.
  ///
  /// - Parameters:
  ///   - type: the class, a value of the graph.
  ///   - attributes: name, value, name, value, …, valid during the call only.
  /// - Returns: as above; nil: the instance is then read again, into the graph.
  func fold(
    _ type: Value, attributes: UnsafeBufferPointer<Value>, in graph: borrowing PickleGraph,
    at offset: Int
  ) throws(PickleError) -> UInt32?
}
