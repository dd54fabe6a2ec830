"""After the grading: results in, grade books, feedback and the page on the class out.

findings (what happened to each) → points, gradebook, pages (feedback_zip packs them for
an LMS) and class_page → report; similarity with winnowing, side_by_side and
copied_answers say whose work is alike. The command line calls `report`; it reads what
the grading wrote, and imports nothing of it.
"""
