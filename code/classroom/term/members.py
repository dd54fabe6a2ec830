"""Who is who in the rosters of a term: by number, or by e-mail where it changed."""


class Members:
    """The students of all assignments; ids[i]: {member's key: id in assignment i}."""

    def __init__(self, rosters):
        self.students, self.ids = {}, []
        emails = {}
        for roster in rosters:
            known = {}
            for student in roster:
                mail = student.email.casefold()
                key = student.id
                if key not in self.students:
                    key = emails.get(mail, key)
                emails |= {mail: key} if mail else {}
                self.students[key] = student  # the newest roster has the LMS's columns
                known[key] = student.id
            self.ids.append(known)

    def listed(self):
        """(key, Student): the last roster's in its order, then who has left."""
        last = self.ids[-1]
        left = [key for key in self.students if key not in last]
        return [(key, self.students[key]) for key in [*last, *left]]
