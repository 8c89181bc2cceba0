"""A site in one file: models, signals, forms, admin, templates and the test client."""
import django
import looks
from django.conf import settings

settings.configure(
    SECRET_KEY='not secret', ROOT_URLCONF=__name__, ALLOWED_HOSTS=['testserver'], USE_TZ=True,
    DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': ':memory:'}},
    INSTALLED_APPS=['django.contrib.auth', 'django.contrib.contenttypes'],
    TEMPLATES=[{'BACKEND': 'django.template.backends.django.DjangoTemplates'}],
    DEFAULT_AUTO_FIELD='django.db.models.AutoField')
django.setup()

from django import forms                                            # noqa: E402
from django.contrib.auth.models import User                         # noqa: E402
from django.core import serializers                                 # noqa: E402
from django.core.management import call_command                     # noqa: E402
from django.db import connection, models                            # noqa: E402
from django.db.models.signals import post_init                      # noqa: E402
from django.http import HttpResponse, JsonResponse                  # noqa: E402
from django.template import engines                                 # noqa: E402
from django.test import Client                                      # noqa: E402
from django.urls import path                                        # noqa: E402
from django.views.generic import ListView, View                     # noqa: E402


class Named(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        abstract = True
        app_label = 'shop'

    def __str__(self):
        return self.name


class Customer(Named):                  # no constructor of its own
    class Meta:
        app_label = 'shop'


class Order(Named):
    customer = models.ForeignKey(Customer, models.CASCADE, related_name='orders')
    price = models.DecimalField(max_digits=6, decimal_places=2)

    class Meta:
        app_label = 'shop'


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ['name', 'price']


class Hello(View):
    word = 'hello'

    def get(self, request, name):
        return HttpResponse(f'{self.word} {name}')


class Orders(ListView):
    queryset = Order.objects.order_by('pk')[:3]

    def render_to_response(self, context, **keywords):
        return JsonResponse([str(one) for one in context['object_list']], safe=False)


urlpatterns = [path('hello/<name>', Hello.as_view(word='welcome')), path('orders', Orders.as_view())]
made = [0]


def count(sender, **_):
    made[0] += 1


post_init.connect(count, Order)
call_command('migrate', verbosity=0)
with connection.schema_editor() as editor:
    editor.create_model(Customer)
    editor.create_model(Order)
customers = [Customer.objects.create(name=f'c{n}') for n in range(4)]
for n in range(40):
    Order.objects.create(name=f'o{n}', customer=customers[n % 4], price=n)
kept = list(Order.objects.select_related('customer').filter(price__lt=10))
print(kept, Order.objects.aggregate(models.Sum('price')), customers[0].orders.count())
print(list(Order.objects.values('customer__name').annotate(n=models.Count('id'))))
form = OrderForm({'name': 'x' * 21, 'price': 'dear'})
print(form.is_valid(), form.errors.as_json(), OrderForm().as_p())
print(serializers.serialize('json', kept[:2]), User.objects.create_user('u').check_password('x'))
print(forms.modelform_factory(Customer, fields='__all__')({'name': ''}).errors)
client = Client()
for url in ('/hello/you', '/orders', '/none'):
    answer = client.get(url)
    print(url, answer.status_code, answer.content[:60])
print(engines['django'].from_string('{% for o in all %}{{ o.name|upper }} {% endfor %}').render(
    {'all': kept}), Order.objects.defer('name').get(pk=1).name, Order(name='n').name)
try:
    Order(colour='red')
except TypeError as error:
    print(error)
looks.look(Named, Customer, Order, OrderForm, Hello, Orders)
looks.look('django.db.models', 'django.forms', 'django.contrib.auth')
# one was refused before the signal, one is the form's
looks.counted(Order, made[0] + 1, len(kept) + 1)
