"""Hand out the course's exercises, collect them, grade them in a sandbox, report.

    python -m classroom --help

One folder for each stage; each calls only those above it.

exercise   an exercise's text → the exercise, its proof, its cells in a notebook
roster     an LMS's list of students → the students
sandbox    a notebook's cells → plain values, from behind bubblewrap and seccomp
assign     exercises and roster → an assignment's folder, a notebook for each student
collect    what the LMS gives back → each student's newest notebook
grade      collected notebooks → marks, a file of results for each student (autograder)
marks      results, a person's say, lateness → each student's mark
report     results and marks → grade books, feedback pages, the page of the class
term       the marks of several assignments → a grade for each student

cli, with cli_marks and cli_rehearsal, is the command line, one command for each stage:
nothing calls it, and it calls them all, with a lock on the assignment's folder. All
folders use text and errors. Student code runs only in the sandbox; what is expected of
it stays in the grader's own process, as `sandbox/THREATS.md` explains.
"""
