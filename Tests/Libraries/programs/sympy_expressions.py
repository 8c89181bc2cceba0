"""Expressions, functions and atoms of ours; classes with caches and metaclasses."""
import pickle

import looks
import sympy
from sympy.core.function import UndefinedFunction


class Twice(sympy.Function):
    @classmethod
    def eval(cls, value):
        if value.is_Number:
            return value * 2

    def fdiff(self, argindex=1):
        return sympy.Integer(2)


class Unit(sympy.Symbol):
    pass


class Frame(object):
    def __init__(self, expression):
        self.expression = expression


x, y = sympy.symbols('x y')
print(sympy.diff(sympy.sin(x) * Twice(x * y), x), Twice(4), Twice(x).subs(x, 5))
print(sympy.integrate(1 / (x ** 2 + 1), x), sympy.solve(x ** 3 - 2 * x, x), sympy.Matrix(2, 2, [1, x, y, 2]).det())
print(sympy.simplify((x ** 2 - 1) / (x - 1)), sympy.series(sympy.exp(x), x, 0, 4), Unit('m') * 3)
f = sympy.Function('f')
print(f(x).diff(x), type(f).__name__, sympy.dsolve(f(x).diff(x) - f(x), f(x)))
print(sympy.srepr(Twice(x)), sympy.latex(Twice(x) / 2), sympy.Symbol('a', positive=True).is_real)
print(pickle.loads(pickle.dumps(sympy.sqrt(x) + Unit('s'))), UndefinedFunction.__name__)
print(sympy.lambdify(x, x ** 2 + 1)(3), sympy.Sum(x, (x, 1, 5)).doit(), sympy.Piecewise((1, x > 0)))
kept = [Frame(x ** n) for n in range(40)]
looks.look(Twice, Unit, Frame, sympy.Symbol, sympy.Add, sympy.Integer, 'sympy.core')
looks.counted(Frame, 40, 40)
