"""Numbers instead of UUIDs for the links of notices (no row was ever written), messages that know their account."""

import accounts.models.disavowal
import absher_portal.clock
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_recovery'),
    ]

    operations = [
        migrations.DeleteModel(name='Disavowal'),
        migrations.CreateModel(
            name='Disavowal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('notice', models.CharField(max_length=30)),
                ('device', models.CharField(blank=True, max_length=60)),
                ('created_at', models.DateTimeField(default=absher_portal.clock.db_now)),
                ('expires_at', models.DateTimeField(db_index=True, default=accounts.models.disavowal.end_of_life)),
                ('used_at', models.DateTimeField(null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='disavowals', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='RetiredUsername',
            fields=[
                ('name_fingerprint', models.CharField(editable=False, max_length=64, primary_key=True, serialize=False)),
            ],
        ),
        migrations.AddField(
            model_name='outboxmessage',
            name='user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='messages', to=settings.AUTH_USER_MODEL, verbose_name='account'),
        ),
    ]
