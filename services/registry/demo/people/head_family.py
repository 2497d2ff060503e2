"""The head's family and the workers of his house, one of whom has left."""

from services.registry.demo.marks import born
from services.registry.demo.parts import identity, residence
from services.registry.demo.parts.household import Relative
from services.registry.demo.parts.places import (
    DUBAI,
    INDIAN,
    KENYAN,
    MANILA,
    MUMBAI,
    PHILIPPINE,
    RIYADH_AIRPORT,
    named,
    words,
)

NUMBER, PASSPORT = "1900000207", "Z90000201"
NAME = named("عبدالله محمد", "Abdullah Mohammed")
DRIVING, HOUSEKEEPING = words("سائق خاص", "Private driver"), words("عاملة منزلية", "Domestic worker")
DUBAI_TRIP = (-96, -88, RIYADH_AIRPORT, DUBAI)

SON = Relative(
    number="1900002005", name=named("سعد عبدالله", "Saad Abdullah"), relation="son", born=born(9, 5, 2), expires=900,
    passport="Z90000205", passport_expires=45, trips=[DUBAI_TRIP], fingerprints="not-enrolled",
)  # fmt: skip
DAUGHTER = Relative(
    number="1900002021", name=named("نورة عبدالله", "Noura Abdullah"), relation="daughter", born=born(14, 10, 30),
    expires=1800, passport="Z90000221", passport_expires=610, trips=[DUBAI_TRIP],
)  # fmt: skip
OF_AGE = Relative(
    number="1900002013", name=named("فهد عبدالله", "Fahd Abdullah"), relation="son", born=born(18, 2, 20),
    expires=3000, passport="Z90000213", passport_expires=1400,
)  # fmt: skip
DRIVER = Relative(
    number="2900002003", name=named("راجيش كومار", "Rajesh Kumar"), relation="worker", born=born(38, 1, 8),
    expires=140, passport="P9000203", passport_expires=800, nationality=INDIAN, profession=DRIVING, insured=140,
    trips=[(-320, -262, RIYADH_AIRPORT, MUMBAI)],
    more={"exit-reentry-visa": [
        residence.visa("9000203001", named("راجيش كومار", "Rajesh Kumar"), "P9000203", -330, "used"),
    ]},
)  # fmt: skip
HOUSEKEEPER = Relative(
    number="2900002011", name=named("ماريا سانتوس", "Maria Santos"), relation="worker", born=born(33, 7, 19),
    expires=25, passport="P9000211", passport_expires=330, nationality=PHILIPPINE, profession=HOUSEKEEPING,
    gender="female", insured=25, trips=[(-410, -372, RIYADH_AIRPORT, MANILA)],
    more={"exit-reentry-visa": [
        residence.visa("9000211001", named("ماريا سانتوس", "Maria Santos"), "P9000211", -10, "valid"),
    ]},
)  # fmt: skip
LEFT = Relative(
    number="2900002029", name=named("جون كاماو", "John Kamau"), relation="worker", born=born(41, 11, 3),
    expires=60, passport="P9000229", passport_expires=500, nationality=KENYAN, profession=DRIVING, insured=60, left=-75,
)  # fmt: skip
RELATIVES = (SON, DAUGHTER, OF_AGE, DRIVER, HOUSEKEEPER, LEFT)
WIFE = identity.member("1900002039", named("هيفاء سالم", "Haifa Salem"), "wife", born(42, 12, 1))
MEMBERS = [WIFE, OF_AGE.member(), DAUGHTER.member(), SON.member()]
SPONSORED = [relative.row() for relative in RELATIVES]
RETURNS = [
    residence.worker_return(DRIVER.name, "9000203001", -320, -250, -262),
    residence.worker_return(HOUSEKEEPER.name, "9000211000", -410, -360, -372),
]
