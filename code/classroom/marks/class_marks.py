"""The marks of a class, and marks.csv as it is to be found after a report."""

from classroom.marks.decisions import WHOLE, items, read_decisions
from classroom.marks.errors import MarksError
from classroom.marks.mark import mark
from classroom.marks.rules import load_rules
from classroom.marks.sheet import COLUMNS, harmless, write_sheet
from classroom.marks.students import code
from viewcast.support.sentences import counted


class ClassMarks:
    """An assignment's rules and a person's decisions, read before anything is written.

    RulesError or MarksError if they can't be followed.
    """

    def __init__(self, assignment):
        self.assignment = assignment
        self.rules = load_rules(assignment)
        self.decisions = read_decisions(assignment, self.rules)
        self.items = items(assignment, self.rules)
        self.of = {}  # {student's id: Mark}

    def work_out(self, results, collected):
        """Work out the marks; what results/*.json and collected.json hold, by id."""
        for student in self.assignment.students:
            result, said = results.get(student.id), collected.get(student.id, {})
            points = result and {n: e["points"] for n, e in result["exercises"].items()}
            self.of[student.id] = mark(
                self.assignment, self.rules, self.decisions, student, (points, said)
            )

    @property
    def changed(self):
        """(student, item, Decision, points now) where the grader finds others now.

        Others than those which it had found when a person gave theirs.
        """
        for student in self.assignment.students:
            for item in self.items:
                said = self.decisions.of.get((student.id, item))
                if said and None not in (said.points, said.found):
                    now = self._found(student, item)
                    if now is not None and now != said.found:
                        yield student, item, said, now

    def _found(self, student, item):
        """What the grader found for a row; None if that isn't graded."""
        marks = self.of.get(student.id)
        if marks is None or item == WHOLE:
            return marks and marks.found
        part = marks.part(item)
        return part and part.found

    def write(self):
        """Write marks.csv: rows where they stood, new ones below, none lost.

        Sentences on what came between, such as a program that has it open.
        """
        by_place, placed = {}, set()
        students = {student.id: student for student in self.assignment.students}
        for (id, item), row in self.decisions.rows.items():
            by_place[row.line] = self._cells(students[id], item, row)
            placed.add((id, item))
        by_place |= {row.line: row.cells for row in self.decisions.gone}
        rows = [by_place[line] for line in sorted(by_place)]
        rows += [
            self._cells(student, item, None)
            for student in self.assignment.students
            for item in self.items
            if (student.id, item) not in placed
        ]
        try:
            write_sheet(self.assignment.folder, self.decisions.sheet, rows)
        except MarksError as error:  # what a person wrote was read, and stands in it
            return [str(error)]
        return []

    def _cells(self, student, item, row):
        """The cells of a row, what a person wrote as it was."""
        found = self._found(student, item)
        cells = dict.fromkeys(COLUMNS, "") | {
            "student": harmless(student.id),
            "name": harmless(student.name),
            "exercise": item,
            "most": f"{self.items[item]:g}",
            "points found": "" if found is None else f"{found:g}",
            "code": code(student),
        }
        if row is None:
            return cells
        ours = "student", "name", "exercise", "most", "points found", "code"
        cells |= {name: cell for name, cell in row.cells.items() if name not in ours}
        then = row.cells.get("points found", "")
        if row["points given"] and then.strip():
            cells["points found"] = then  # by it a later change is seen
        return cells

    def remarks(self):
        """What whoever marks should know, as sentences."""
        label = {student.id: student.label for student in self.assignment.students}
        for row in self.decisions.gone:
            yield (
                f"marks.csv, line {row.line}: {row['student']}, {row['exercise']}: the "
                "student or the exercise is gone; the row is kept and doesn't count"
            )
        for student, item, said, now in self.changed:
            yield (
                f"{student.label}, {item}: {said.points:g} was given when the grader "
                f"found {said.found:g}, now it finds {now:g}; {said.points:g} stands. "
                'Look again, then empty "points found" in that row'
            )
        yield from self._unknown_times(label)
        yield from self._unread()

    def _unknown_times(self, label):
        doubts = [id for id, m in self.of.items() if m.lateness.unknown]
        if doubts and self.rules.policy:
            more = f" and {len(doubts) - 5} more" if doubts[5:] else ""
            yield (
                f"when {counted(len(doubts), 'notebook')} came isn't known, so no "
                f"penalty: {', '.join(label[id] for id in doubts[:5])}{more}. You can "
                'write it in marks.csv, "handed in"'
            )

    def _unread(self):
        waiting = [
            part
            for marks in self.of.values()
            if marks.found is not None
            for part in marks.parts
            if part.found is None and part.name != part.exercise
            if part.most and part.given is None
        ]
        if waiting:
            yield (
                f"{counted(len(waiting), 'answer')} in words without points yet: they "
                "count as 0 until marks.csv gives some"
            )
