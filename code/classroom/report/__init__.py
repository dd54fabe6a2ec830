"""After the grading: results in, grade books, feedback and the class page out.

findings (what happened to each) → gradebook and pages; similarity with winnowing, and
copied_answers, say whose work is alike. The command line calls `report`.
"""
