"""Which questions an attempt shows: the person's own, or others that look as if they were somebody's.

Decoys are drawn by rendezvous: all questions, also those no longer offered, in the order of a keyed hash of the
pair of ID and mobile with the question. So a pair always gets the same ones, another mobile for the same ID gets
others whether the ID is known or not, and a question added by an admin moves into few sets, one place each, as when
people choose anew. Known or not, the same rows are read and the same hashes made.
"""

from absher_portal.sealing import fingerprint
from accounts.models import RecoveryAttempt, SecurityAnswer, SecurityQuestion
from accounts.numbers import SECURITY_QUESTIONS
from accounts.recovery import registry


def questions_for(attempt: RecoveryAttempt) -> list[SecurityQuestion]:
    """Three that people choose, in the list's order, then those whose answers the registry may know.

    An account that is locked keeps showing its own: a set that changed would tell that there is one.
    """
    every = list(SecurityQuestion.objects.all())
    own, pair = SecurityAnswer.kept_for(attempt.user), attempt.pair
    chosen = [question for question in every if not question.fact]
    rank = {question.pk: fingerprint("decoy", f"{pair}|{question.pk}") for question in chosen}
    first = sorted(chosen, key=lambda question: (question.pk not in own, rank[question.pk]))[:SECURITY_QUESTIONS]
    facts = registry.fitting(attempt.national_id)
    return [question for question in chosen if question in first] + [
        question for question in every if question.fact in facts and question.is_offered
    ]


def is_right(attempt: RecoveryAttempt, question: SecurityQuestion, answer: str) -> bool:
    """Judged at the cost of one slow hash, whoever asks and whatever the question; right only for the owner.

    Whoever chose no questions has not opened this way, not even by what a registry knows of them.
    """
    owner = attempt.owner
    kept = SecurityAnswer.kept_for(owner)
    known = registry.facts(attempt.national_id)
    is_own = SecurityAnswer.is_right(answer, kept.get(question.pk))
    is_fact = bool(question.fact) and registry.is_right(question.fact, answer, known)
    return owner is not None and bool(kept) and (is_own or is_fact)
