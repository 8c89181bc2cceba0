/// A finding in words: they can be copied into a ticket.
package struct FindingText {
  /// Who, how, how much.
  package var title: String
  /// What says so.
  package var explanation: String
  /// What a person does next.
  package var nextStep: String
  /// What the bytes are and how they were computed.
  package var measure: String
}
