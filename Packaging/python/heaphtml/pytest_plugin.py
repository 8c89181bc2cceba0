"""For pytest: a test may be held against limits on memory.

    @pytest.mark.heap(classes=[Order], max_total='5 MiB')
    def test_import(heap):
        orders = read('orders.csv')
        heap.snapshot('read')               # the test's own moments; one more is taken at its end

    pytest --heap-limit=5MiB --heap-track=shop.models:Order

Instances that a test makes of these classes are recorded. A test that is over a limit fails with the
line that says so, and leaves its dump; so does one that is marked and fails for another reason.
"""
from __future__ import annotations

import gc
import importlib
import os
import re
import subprocess
import tempfile

import pytest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable, Iterator

MARK = ('heap(classes=(), max_total=None, max_class={}, max_instances={}, no_finding=(), '
        'resolution_level=0, trace=False): limits on the memory of the instances that the test '
        'makes of these classes')
_KNOWN = ('classes', 'max_total', 'max_class', 'max_instances', 'no_finding', 'resolution_level',
          'trace')
_EXCEEDED = 'over the limit: '
_RECORDING = '_heaphtml_recording'


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup('heaphtml', 'memory')
    group.addoption('--heap-limit', metavar='SIZE', help=(
        'the most that the recorded instances of a test may have together, unless its mark says so'))
    group.addoption('--heap-track', metavar='MODULE:CLASS', action='append', default=[], help=(
        'a class to record in every test; may be given several times'))
    group.addoption('--heap-dumps', metavar='DIR', default='heap-dumps', help=(
        'where the dumps of failed tests go (default: heap-dumps)'))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line('markers', MARK)


@pytest.fixture
def heap(request: pytest.FixtureRequest) -> Heap:
    """Takes snapshots in a test that is recorded; does nothing in another one."""
    return Heap(request.node)


class Heap:
    """The recording of a test, for the test itself."""

    def __init__(self, item: pytest.Item) -> None:
        self._item = item

    def snapshot(self, description: str = '') -> None:
        """Size what is alive now; the limits hold here as well."""
        recording = getattr(self._item, _RECORDING, None)
        if recording is not None:
            recording.recorder.create_snapshot(description)


class _Recording:
    """What is recorded while a test runs."""

    def __init__(self, classes: Iterable[type], resolution_level: int, trace: bool) -> None:
        from heapmonitor.recorder import Recorder
        self.recorder = Recorder()
        for cls in classes:
            self.recorder.tracker.track_class(cls, None, resolution_level, False, trace)
        self.recorder.create_snapshot('test begins')

    def end(self) -> None:
        gc.collect()                # what only cycles keep is no one's
        self.recorder.create_snapshot('test ends')
        self.recorder.tracker.detach_all()


def _classes(names: Iterable[str]) -> list[type]:
    """The classes of --heap-track."""
    found = []
    for name in names:
        module, colon, path = name.partition(':')
        try:
            value: Any = importlib.import_module(module)
            for part in path.split('.'):
                value = getattr(value, part)
        except (ImportError, AttributeError, ValueError) as error:
            raise pytest.UsageError(f'--heap-track {name}: {error}') from None
        if not isinstance(value, type):
            raise pytest.UsageError(f'--heap-track {name}: MODULE:CLASS is expected')
        found.append(value)
    return found


def _options(settings: dict[str, Any], limit: str | None) -> list[str]:
    """The limits as options of ``heaphtml check``; none: nothing is limited."""
    options: list[str] = []
    most = settings.get('max_total')
    if most is None:
        most = limit
    if most is not None:
        options += ['--max-total', str(most)]
    for name in ('max_class', 'max_instances'):
        for pattern, value in dict(settings.get(name) or {}).items():
            options += ['--' + name.replace('_', '-'), f'{pattern}={value}']
    kinds = settings.get('no_finding') or ()
    if kinds:
        options += ['--no-finding', kinds if isinstance(kinds, str) else ','.join(kinds)]
    return options


def _problem(marker: pytest.Mark | None, classes: list[type], options: list[str]) -> str | None:
    """What is wrong with the mark of a test."""
    if marker is None:
        return None
    unknown = [*map(repr, marker.args), *sorted(set(marker.kwargs) - set(_KNOWN))]
    if unknown:
        return f'unknown: {", ".join(unknown)}; it is {MARK}'
    if not classes:
        return 'no classes to record; give it some, or --heap-track'
    return None if options else 'no limit; give it max_total, or --heap-limit'


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    marker = item.get_closest_marker('heap')
    settings = dict(marker.kwargs) if marker is not None else {}
    config = item.config
    classes = [*(settings.get('classes') or ()), *_classes(config.getoption('--heap-track'))]
    options = _options(settings, config.getoption('--heap-limit'))
    problem = _problem(marker, classes, options)
    if problem is not None or not classes or not options:
        outcome = yield
        if problem is not None:
            _fail(outcome, f'pytest.mark.heap: {problem}')
        return
    recording = _Recording(
        classes, settings.get('resolution_level', 0), bool(settings.get('trace', False)))
    setattr(item, _RECORDING, recording)
    outcome = yield
    delattr(item, _RECORDING)
    recording.end()
    failed = outcome.excinfo is not None
    if not failed or _counts(outcome.excinfo):
        _check(item, recording, options, outcome, failed)


def _counts(excinfo: Any) -> bool:
    """Is it a failure? A test that was skipped has none."""
    return not issubclass(excinfo[0], (pytest.skip.Exception, KeyboardInterrupt, SystemExit))


def _check(item: pytest.Item, recording: _Recording, options: list[str], outcome: Any,
           failed: bool) -> None:
    """Hold a recording against limits; the dump is kept if it is needed."""
    from heapmonitor.program import ProgramError, find
    handle, dump = tempfile.mkstemp(suffix='.dat', prefix='heaphtml-')
    os.close(handle)
    try:
        recording.recorder.dump_stats(dump)
        lines: list[str] = []
        if not failed:
            try:
                program = find()
            except ProgramError as error:
                return _fail(outcome, f'the memory of the test was not checked: {error}')
            # No file of limits: those of a test are its own.
            done = subprocess.run(
                [program, 'check', dump, '--allow-missing', '--config', os.devnull, *options],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                check=False)
            if done.returncode == 0:
                return
            if done.returncode != 1:            # a limit that is none
                return _fail(outcome, done.stderr.decode('utf-8', 'replace').strip())
            lines = [line for line in done.stdout.decode('utf-8', 'replace').splitlines()
                     if line.startswith(_EXCEEDED)]
        lines.append(_keep(dump, item))
        if failed:
            item.add_report_section('call', 'memory', '\n'.join(lines))
        else:
            _fail(outcome, '\n'.join(lines))
    finally:
        try:
            os.unlink(dump)
        except OSError:
            pass


def _keep(dump: str, item: pytest.Item) -> str:
    """Move the dump to where people look for it; the line that says where."""
    name = re.sub(r'[^A-Za-z0-9._-]+', '-', item.nodeid).strip('-.')[-150:] or 'test'
    folder = item.config.getoption('--heap-dumps')
    path = os.path.join(folder, name.lstrip('-.') + '.dat')
    try:
        os.makedirs(folder, exist_ok=True)
        with open(dump, 'rb') as source, open(path, 'wb') as target:
            target.write(source.read())
    except OSError as error:
        return f'its dump could not be kept: {error}'
    return f'its dump: {path} (heaphtml {path} -o report)'


def _fail(outcome: Any, text: str) -> None:
    """Let the test fail with these lines alone."""
    try:
        pytest.fail(text, pytrace=False)
    except pytest.fail.Exception as error:
        outcome.force_exception(error)
