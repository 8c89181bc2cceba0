"""Declarative classes, relations, inheritance, hybrids, imperative mapping and sessions."""
import pickle

import looks
from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, event, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import (DeclarativeBase, Mapped, MappedAsDataclass, Session, aliased,
                            mapped_column, reconstructor, registry, relationship)


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = 'users'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(default='user')
    addresses: Mapped[list['Address']] = relationship(back_populates='user')
    __mapper_args__ = {'polymorphic_on': 'kind', 'polymorphic_identity': 'user'}

    @hybrid_property
    def loud(self):
        return self.name + '!'


class Admin(User):
    __mapper_args__ = {'polymorphic_identity': 'admin'}


class Address(Base):
    __tablename__ = 'addresses'
    id: Mapped[int] = mapped_column(primary_key=True)
    mail: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey('users.id'))
    user: Mapped[User] = relationship(back_populates='addresses')

    def __init__(self, mail):
        self.mail = mail.lower()

    @reconstructor
    def loaded(self):
        self.from_rows = True


class Plain(object):                    # mapped by a call, later
    pass


class Point(MappedAsDataclass, Base):
    __tablename__ = 'points'
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    x: Mapped[int] = mapped_column(default=0)


mapper = registry()
mapper.map_imperatively(Plain, Table('plain', mapper.metadata, Column('id', Integer, primary_key=True),
                                     Column('text', String)))
made = [0]


@event.listens_for(User, 'init', propagate=True)
@event.listens_for(User, 'load', propagate=True)
def count(target, *_):
    made[0] += type(target) is User


engine = create_engine('sqlite://')
Base.metadata.create_all(engine)
mapper.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([User(name=f'u{n}', addresses=[Address(f'A{n}@X'), Address(f'B{n}@X')])
                     for n in range(20)])
    session.add_all([Admin(id=100, name='root'), Plain(text='p'), Point(x=3), Point()])
    session.commit()
kept = []
for _ in range(3):
    with Session(engine) as session:
        users = session.scalars(select(User).order_by(User.id)).all()
        print([(type(user).__name__, user.loud, [a.mail for a in user.addresses])
               for user in users[::7]], users[0].addresses[0].from_rows)
        other = aliased(User)
        print(session.execute(select(User.loud, other.name).join(
            other, other.id == User.id + 1).limit(2)).all())
        print(session.scalars(select(Point)).all(), session.scalars(select(Plain)).one().text)
        kept = users[:10]
        del users
        session.expunge_all()
try:
    User(colour='red')
except TypeError as error:
    print(error)
print(User(id=3).id, Admin(name='a').kind, Plain(text='t').text,
      len(pickle.dumps(Point(x=4))), pickle.loads(pickle.dumps(Point(x=4))).x)
looks.look(Base, User, Admin, Address, Plain, Point)
looks.counted(User, made[0], 10)
