"""An app with classes as dependencies, bodies, answers and a lifespan, called in the process."""
import contextlib

import looks
from fastapi import Depends, FastAPI, Header, HTTPException, WebSocket
from fastapi.testclient import TestClient
from pydantic import BaseModel


class Paging:
    def __init__(self, q: str = 'x', limit: int = 10):
        self.q, self.limit = q, limit


class Narrow(Paging):                   # no constructor of its own
    pass


class Empty:
    pass


class Guard:
    def __init__(self, role: str):
        self.role = role

    def __call__(self, x_role: str = Header('guest')):
        if x_role != self.role:
            raise HTTPException(403, f'{x_role} is not {self.role}')
        return self


class Item(BaseModel):
    name: str
    price: float


class Priced(Item):
    taxed: float = 0


@contextlib.asynccontextmanager
async def life(app):
    print('begins')
    yield
    print('ends')


app = FastAPI(lifespan=life)
orders = []


class Order:
    def __init__(self, item):
        self.item = item


@app.get('/page')
def page(p: Narrow = Depends(), e: Empty = Depends()):
    return [p.q, p.limit, type(e).__name__]


@app.get('/secret')
def secret(guard: Guard = Depends(Guard('admin'))):
    return guard.role


@app.post('/items', response_model=Priced)
def items(item: Item):
    order = Order(item)
    if item.price > 5:
        orders.append(order)
    return Priced(**item.model_dump(), taxed=item.price * 1.5)


@app.websocket('/echo')
async def echo(socket: WebSocket):
    await socket.accept()
    await socket.send_json({'got': await socket.receive_text()})
    await socket.close()


with TestClient(app) as client:
    for url, headers in [('/page', {}), ('/page?q=hello&limit=3', {}), ('/page?limit=x', {}),
                         ('/secret', {}), ('/secret', {'X-Role': 'admin'}), ('/none', {})]:
        answer = client.get(url, headers=headers)
        print(url, answer.status_code, answer.text)
    for number in range(20):
        answer = client.post('/items', json={'name': 'n', 'price': number})
    print(answer.status_code, answer.text, client.post('/items', json={}).text)
    with client.websocket_connect('/echo') as socket:
        socket.send_text('hello')
        print(socket.receive_json())
    print(client.get('/openapi.json').text)
looks.look(Paging, Narrow, Empty, Guard, Item, Priced)
looks.counted(Order, 20, len(orders))
