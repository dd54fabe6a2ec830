"""After the grading: results in, grade books, feedback and the page on the class out.

findings (what happened to each) → points → gradebook, pages and class_page → report;
similarity with winnowing, and copied_answers, say whose work is alike. The command line
calls `report`; it reads what the grading wrote, and imports nothing of it.
"""
