"""An app with views as classes, blueprints, converters, sessions and signals."""
import looks
from flask import Blueprint, Flask, g, jsonify, render_template_string, request, session
from flask.views import MethodView, View
from werkzeug.exceptions import NotFound
from werkzeug.routing import BaseConverter


class Upper(BaseConverter):
    def to_python(self, value):
        return value.upper()


class Order(object):
    def __init__(self, number):
        self.number = number


class Base(View):
    init_every_request = True

    def __init__(self, word='base'):
        self.word = word


class Derived(Base):                    # no constructor of its own
    def dispatch_request(self, name):
        return f'{self.word} {name}'


class Orders(MethodView):
    def get(self):
        return jsonify([one.number for one in orders])

    def post(self):
        one = Order(request.get_json()['number'])
        if one.number % 3 == 0:
            orders.append(one)
        return {'number': one.number}, 201


orders = []
app = Flask(__name__)
app.secret_key = 'none'
app.url_map.converters['upper'] = Upper
part = Blueprint('part', __name__, url_prefix='/part')
part.add_url_rule('/<upper:name>', view_func=Derived.as_view('derived', word='hello'))
part.add_url_rule('/orders', view_func=Orders.as_view('orders'))
app.register_blueprint(part)


@app.before_request
def before():
    g.user = request.headers.get('X-User', 'nobody')


@app.route('/visits')
def visits():
    session['n'] = session.get('n', 0) + 1
    return render_template_string('{{ g.user }} {{ n }}', n=session['n'])


@app.errorhandler(NotFound)
def missing(error):
    return f'{type(error).__name__}', 404


client = app.test_client()
for path in ('/part/you', '/visits', '/visits', '/none'):
    answer = client.get(path, headers={'X-User': 'me'})
    print(path, answer.status_code, answer.text)
for n in range(30):
    answer = client.post('/part/orders', json={'number': n})
print(answer.status_code, client.get('/part/orders').json, client.post('/part/orders').status_code)
looks.look(Upper, Base, Derived, Orders, Flask, Blueprint)
looks.counted(Order, 30, len(orders))
