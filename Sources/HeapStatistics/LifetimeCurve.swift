package import HeapProfile

/// The number of living instances of a class at each moment: exact steps from births and deaths.
package struct LifetimeCurve: Sendable {
  /// Time in seconds and the number of living instances from then on, in order of time, one step
  /// per distinct time.
  package let steps: [Step]

  /// A time and what holds from then on.
  package struct Step: Sendable, Equatable {
    package var time: Double
    package var count: Int
  }

  package init(of index: ClassIndex, in profile: HeapProfile) {
    var births: [Double] = []
    var deaths: [Double] = []
    for place in profile.instances(of: index) {
      let instance = profile.instances[place]
      births.append(instance.birth)
      if let death = instance.death { deaths.append(max(death, instance.birth)) }
    }
    births.sort()
    deaths.sort()
    var steps: [Step] = []
    var alive = 0
    var birth = 0
    var death = 0
    while birth < births.count || death < deaths.count {
      let time = min(
        birth < births.count ? births[birth] : .infinity,
        death < deaths.count ? deaths[death] : .infinity)
      while birth < births.count, births[birth] == time {
        alive += 1
        birth += 1
      }
      while death < deaths.count, deaths[death] == time {
        alive -= 1
        death += 1
      }
      steps.append(Step(time: time, count: alive))
    }
    self.steps = steps
  }
}
