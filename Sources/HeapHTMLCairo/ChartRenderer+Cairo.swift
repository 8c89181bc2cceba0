import CairoRenderer
public import HeapHTML

extension ChartRenderer {
  /// Draws with Cairo, in a font that is a part of this module: the same dump gives the same bytes
  /// whatever fonts a machine has, as long as Cairo has the same version.
  ///
  /// Any number of threads may use it at once.
  public static let cairo = ChartRenderer(CairoRenderer())
}
