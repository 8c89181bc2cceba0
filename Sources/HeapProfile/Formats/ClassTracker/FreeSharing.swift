/// Lengths up to which a text or a container may be referred to any number of times.
enum FreeSharing {
  /// In bytes. Recorders clip what they write of an object to 128 characters.
  static let text = 256
  /// In pairs. An instance of a recorder's class has eight attributes.
  static let attributes = 64
  /// In bytes of what the operating system said: a hundred values.
  static let details = 3_200
  /// In objects: every referent of a size counts.
  static let referents = 0
  /// In items: every frame of a trace counts.
  static let frames = 0
}
