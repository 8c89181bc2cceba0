import System

/// Why a path cannot be followed.
enum PathProblem: Error {
  case system(SystemError)
  case distrust(FolderTrust)

  /// - Parameter path: as the user named it.
  func failure(_ path: String) -> OutputError {
    switch self {
    case .system(let error): OutputError(.cannotCreate, path, error)
    case .distrust(let problem):
      OutputError(.cannotCreate, path, problem.reason, advice: problem.advice)
    }
  }
}
