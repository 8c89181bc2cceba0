"""Sizes of numpy's, pandas' and pyarrow's objects beside what they allocated."""
import array
import sys
import unittest

from allocated import compare

from heapmonitor.sizing import Sizer

try:
    import numpy
except ImportError:
    numpy = None
try:
    import pandas
except ImportError:
    pandas = None

N = 20000


def words():
    """Texts whose sizes the allocator does not round."""
    beside = sys.getsizeof('')
    length = -beside % 8 + 24
    return [str(number).zfill(length) for number in range(N)]


@unittest.skipIf(numpy is None, 'numpy is not installed')
class NumpyTests(unittest.TestCase):

    def check(self, make):
        allocated, counted, blind = compare(make)
        self.assertAlmostEqual(counted, allocated, delta=allocated * 0.01)
        self.assertEqual(blind, set())

    def test_views_count_what_they_keep(self):
        class Array(numpy.ndarray):
            def __array_finalize__(self, obj):
                assert not asking
        asking = []
        self.check(lambda: numpy.zeros(N))
        self.check(lambda: numpy.arange(N, dtype=float).reshape(100, -1))
        self.check(lambda: numpy.zeros(2 * N)[::2])
        self.check(lambda: numpy.zeros(N)[:10])
        self.check(lambda: numpy.broadcast_to(numpy.zeros(N), (100, N)))
        self.check(lambda: numpy.zeros(N).view(Array))
        self.check(lambda: numpy.zeros(N).flat)
        self.check(lambda: memoryview(numpy.zeros(N)))
        self.check(lambda: numpy.frombuffer(bytes(8 * N)))
        self.check(lambda: numpy.frombuffer(array.array('d', bytes(8 * N))))
        self.check(lambda: numpy.ma.masked_array(numpy.zeros(N), mask=numpy.zeros(N, bool)))
        self.check(lambda: numpy.matrix(numpy.zeros((150, 150))))
        made = numpy.zeros(N, object).view(Array)
        asking.append(True)
        Sizer().size(made)
        asking.pop()

    def test_one_base_of_two_views_counts_once(self):
        base = numpy.zeros(N)
        self.assertAlmostEqual(Sizer().size([base[1:], base[2:]])[1], 8 * N, delta=1000)

    def test_objects_in_arrays(self):
        self.check(lambda: numpy.array(words(), dtype=object))
        self.check(lambda: numpy.array(words(), dtype=object).reshape(100, -1)[3:, 2:])

        def structured():
            made = numpy.zeros(N, [('x', 'f8'), ('in', [('o', 'O'), ('y', 'i4')])])
            made['in']['o'] = words()
            return made
        self.check(structured)
        self.check(lambda: structured()[7])
        self.check(lambda: numpy.zeros(N, [('x', 'f8'), ('y', 'i4')]).view(numpy.recarray))

    def test_scalars(self):
        self.check(lambda: [numpy.float64(number) for number in range(N)])
        self.check(lambda: [numpy.int64(number) for number in range(N)])

    @unittest.skipUnless(hasattr(numpy, 'dtypes') and hasattr(numpy.dtypes, 'StringDType'),
                         'this numpy has no StringDType')
    def test_texts_of_any_length(self):
        allocated, counted, _ = compare(
            lambda: numpy.array(['a longer text %d' % n for n in range(N)], numpy.dtypes.StringDType()))
        # numpy reserves up to a quarter more than it uses
        self.assertLessEqual(counted, allocated)
        self.assertGreater(counted, allocated * 0.8)


@unittest.skipIf(pandas is None, 'pandas is not installed')
class PandasTests(unittest.TestCase):

    check = NumpyTests.check

    def test_frames_and_series(self):
        rows = numpy.arange(4. * N).reshape(-1, 4)
        self.check(lambda: pandas.DataFrame(rows.copy()))
        self.check(lambda: pandas.DataFrame(rows.copy())[2])
        self.check(lambda: pandas.DataFrame({'a': numpy.arange(N) * 1.5, 'b': numpy.arange(N)}))
        self.check(lambda: pandas.Series(words(), dtype=object))
        self.check(lambda: pandas.DataFrame({'name': pandas.Series(words(), dtype=object)}))
        self.check(lambda: pandas.Series(['a', 'b'] * 50000, dtype='category'))
        self.check(lambda: pandas.array([1, None] * N, dtype='Int64'))
        self.check(lambda: pandas.Index(numpy.arange(N) * 2))
        self.check(lambda: pandas.date_range('2020', periods=50000, freq='s'))
        self.check(lambda: pandas.MultiIndex.from_product([range(300), range(300)]))


if __name__ == '__main__':
    unittest.main()
