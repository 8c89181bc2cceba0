from sqlalchemy import create_engine, String, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, Session
class Base(DeclarativeBase): pass
class User(Base):
    __tablename__ = 'u'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
e = create_engine('sqlite://'); Base.metadata.create_all(e)
with Session(e) as s:
    s.add_all(User(name='n%d' % i) for i in range(8000)); s.commit()
for _ in range(4):
    with Session(e) as s: users = list(s.scalars(select(User)))
