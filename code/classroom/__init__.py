"""Hand out the course's exercises, collect them, grade them in a sandbox, report.

    python -m classroom --help

exercise (one in the text) → proof (it holds) → notebook (what a student gets)
roster → hand_out → collect → grade → report
(course says where exercises are written, collected what the collections found)

Student code runs in `inside`, behind `sandbox` and `wire`; what is expected stays in
the grader's own process. `code/classroom/THREATS.md` says what that defends.
"""
