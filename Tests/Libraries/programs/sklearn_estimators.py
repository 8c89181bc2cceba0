"""Estimators of ours in pipelines, clones, searches and parallel jobs."""
import pickle

import looks
import numpy
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin, clone
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline


class Nothing(BaseEstimator):
    pass


class Shift(TransformerMixin, BaseEstimator):
    def __init__(self, by=1.0, twice=False):
        self.by, self.twice = by, twice

    def fit(self, data, target=None):
        self.fitted_ = True
        return self

    def transform(self, data):
        return data + self.by * (2 if self.twice else 1)


class Narrow(Shift):                    # no constructor of its own
    pass


class Majority(ClassifierMixin, BaseEstimator):
    def fit(self, data, target):
        self.classes_, counts = numpy.unique(target, return_counts=True)
        self.best_ = self.classes_[counts.argmax()]
        return self

    def predict(self, data):
        return numpy.full(len(data), self.best_)


data = numpy.random.default_rng(3).normal(size=(60, 3))
target = (data[:, 0] + data[:, 1] > 0.3).astype(int)
print(Nothing().get_params(), clone(Nothing()), Narrow(2).get_params(), clone(Narrow(by=3)))
pipeline = make_pipeline(Narrow(), LogisticRegression())
search = GridSearchCV(pipeline, {'narrow__by': [0, 1, 5]}, cv=3).fit(data, target)
print(search.best_params_, round(search.best_score_, 6), search.best_estimator_)
print(cross_val_score(Majority(), data, target, cv=3), pipeline.get_params(deep=False))
print(len(pickle.dumps(search.best_estimator_)), pickle.loads(pickle.dumps(Shift(4))).by)
try:
    Shift().set_params(wrong=1)
except ValueError as error:
    print(error)
looks.look(Nothing, Shift, Narrow, Majority, LogisticRegression)


class Counted(Shift):
    pass


kept = [Counted(n) for n in range(20)]
kept += [clone(one) for one in kept[:5]]
for n in range(25):
    Counted(n)
looks.counted(Counted, 50, 25)
