"""Words that several demo records share, in both languages."""

from services.registry.values import Words


def words(ar: str, en: str) -> Words:
    """A text of the registry."""
    return {"ar": ar, "en": en}


def named(ar: str, en: str) -> Words:
    """Given names, and the surname that marks somebody as fictional."""
    return words(f"{ar} التجريبي", f"{en} Altajribi")


def of(nationality: Words, gender: str) -> Words:
    """The nationality as Arabic says it of a man or of a woman."""
    return {**nationality, "ar": f"{nationality['ar']}ة"} if gender == "female" else nationality


SAUDI, YEMENI, EGYPTIAN = words("سعودي", "Saudi"), words("يمني", "Yemeni"), words("مصري", "Egyptian")
INDIAN, PHILIPPINE, JORDANIAN = words("هندي", "Indian"), words("فلبيني", "Filipino"), words("أردني", "Jordanian")
INDONESIAN, KENYAN = words("إندونيسي", "Indonesian"), words("كيني", "Kenyan")

RIYADH, JEDDAH, DAMMAM = words("الرياض", "Riyadh"), words("جدة", "Jeddah"), words("الدمام", "Dammam")
ABHA, MADINAH, CAIRO = words("أبها", "Abha"), words("المدينة المنورة", "Madinah"), words("القاهرة", "Cairo")
AMMAN, MANILA, DUBAI = words("عمّان", "Amman"), words("مانيلا", "Manila"), words("دبي", "Dubai")
MANAMA, ISTANBUL, LONDON = words("المنامة", "Manama"), words("إسطنبول", "Istanbul"), words("لندن", "London")
JAKARTA, MUMBAI, NAIROBI = words("جاكرتا", "Jakarta"), words("مومباي", "Mumbai"), words("نيروبي", "Nairobi")
KUWAIT = words("الكويت", "Kuwait City")

RIYADH_AIRPORT = words("مطار الرياض", "Riyadh airport")
JEDDAH_AIRPORT = words("مطار جدة", "Jeddah airport")
DAMMAM_AIRPORT = words("مطار الدمام", "Dammam airport")
CAUSEWAY = words("منفذ جسر الملك فهد", "King Fahd Causeway crossing")
KHAFJI = words("منفذ الخفجي", "Khafji crossing")
JEDDAH_PORT = words("ميناء جدة", "Jeddah seaport")

CIVIL_AFFAIRS = words("الأحوال المدنية", "Civil Affairs")
TRAFFIC = words("الإدارة العامة للمرور", "General Department of Traffic")
PASSPORTS = words("المديرية العامة للجوازات", "General Directorate of Passports")
INSURER = words("شركة التأمين التجريبية", "Altajribi Insurance")
