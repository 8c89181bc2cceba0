/// A rule that looks at one group of instances at a time.
protocol GroupRule: Sendable {
  func findings(_ group: InstanceGroup, in material: Material) -> [Finding]
}

/// A rule that looks at what the instances of a group hold when they hold most.
protocol AttributeRule: Sendable {
  func findings(_ table: AttributeTable, in material: Material) -> [Finding]
}

/// A rule that looks at the run as a whole.
protocol RunRule: Sendable {
  func findings(in material: Material) -> [Finding]
}
