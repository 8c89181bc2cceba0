/// A finding in words: they can be copied into a ticket.
struct FindingText {
  /// Who, how, how much.
  var title: String
  /// What says so.
  var explanation: String
  /// What a person does next.
  var nextStep: String
  /// What the bytes are and how they were computed.
  var measure: String
}
