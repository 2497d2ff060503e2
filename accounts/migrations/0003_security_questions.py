"""The first questions to choose from; admins keep the list from here on."""

from django.db import migrations

QUESTIONS = [
    ("ما اسم أول معلّم أو معلّمة درّستك؟", "What was the name of your first teacher?"),
    ("ما اسم أول مدرسة التحقت بها؟", "What was the name of your first school?"),
    ("ما لقب أقرب أصدقاء طفولتك؟", "What was the nickname of your closest childhood friend?"),
    ("ما اسم الحي الذي نشأت فيه؟", "What is the name of the neighbourhood you grew up in?"),
    ("ما أول مدينة سافرت إليها؟", "What was the first city you travelled to?"),
    ("ما المهنة التي تمنّيتها في صغرك؟", "Which profession did you dream of as a child?"),
    ("ما الأكلة التي كنت تفضّلها في صغرك؟", "What was your favourite dish as a child?"),
    ("ما اسم أول جهة عملت فيها؟", "What was the name of your first employer?"),
    ("ما عنوان أول كتاب أثّر فيك؟", "What was the title of the first book that moved you?"),
]


def add(apps, schema_editor):
    question = apps.get_model("accounts", "SecurityQuestion")
    question.objects.bulk_create(
        question(text=arabic, text_ar=arabic, text_en=english, order=order)
        for order, (arabic, english) in enumerate(QUESTIONS, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_image_code_expiration")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
