"""Hand out the course's exercises, collect them, grade them in a sandbox, report.

    python -m classroom --help

A folder a stage, in the order of use; each calls only those above it.

exercise   an exercise's text → the exercise, its proof, its cells in a notebook
roster     an LMS's list of students → the students
assign     exercises and roster → an assignment's folder, with a notebook a student
collect    what the LMS gives back → each student's newest notebook
sandbox    a notebook's cells → plain values, from behind bubblewrap and seccomp
grade      collected notebooks → marks, a results file a student (the autograder)
report     results → grade books, feedback pages, the page of the class

cli is the command line, a command a stage: nothing calls it, and it calls them all.
text and errors are everybody's. Student code runs only in the sandbox; what is expected
of it stays in the grader's own process. `code/classroom/sandbox/THREATS.md` says what
that defends.
"""
