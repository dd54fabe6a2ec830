"""Marks: results and a person's say in, what each student gets in the end out.

times (what a spreadsheet makes of a date) → late_policy (what lateness costs) → rules
(`rules.json`: deadline, penalty, points for texts); errors, saved (a table in whatever
encoding) → sheet (`marks.csv`, which a person edits) → students (whose row it is) →
decisions (what stands in it, or what is wrong with it); mark (a student's points) →
class_marks (of all). `report` calls it, and `term` by way of that; it reads no results
itself.
"""
