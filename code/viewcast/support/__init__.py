"""What isn't deep learning, and knows nothing of the course.

files (where data lie; text in, a file written whole out), csv_lines (CSV in, records
with their lines out), jobs (work in, results from all cores out), threads (one, where
more would wait), sentences (words in, wrapped lines and counted things out). Most
folders of all three packages call them.
"""
