"""How long a log must be for the course's story: to learn from, and to judge by.

The reader refuses a shorter file while it still knows the file's name; the evaluation
refuses a shorter log.
"""

from viewcast.support.sentences import counted

PAST_DAYS, UNSEEN_DAYS = 56, 28  # the longest memory, the shortest judgement
TRAINING_DAYS = 2 * (1 + PAST_DAYS)  # two for each number of the largest line
DAYS_NEEDED = PAST_DAYS + TRAINING_DAYS + UNSEEN_DAYS


def enough(n):
    """Refuse a log that is too short to learn from and to judge by."""
    if n < DAYS_NEEDED:
        raise ValueError(
            f"{counted(n, 'day')}, and {DAYS_NEEDED} are needed: {PAST_DAYS} to "
            f"look back on, {TRAINING_DAYS} to learn from, {UNSEEN_DAYS} kept unseen; "
            "export a longer period"
        )
